package org.gradcost.tape.engines;

import org.gradcost.dual.Dual;
import org.gradcost.dual.NestedDual;
import org.gradcost.dual.VectorDual;
import org.gradcost.tape.NestedTape;
import org.gradcost.tape.NestedVariable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.gradcost.tape.compile.CompiledGradient;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** The engines for scalar circuits: whatever they do with a formula, value and gradient are the same. */
enum Engine {
    DUAL {
        @Override
        Result differentiate(Formula f, double... point) {
            double[] gradient = new double[point.length];
            double value = 0;
            for (int i = 0; i < point.length; i++) {
                Dual[] x = new Dual[point.length];
                for (int j = 0; j < x.length; j++) {
                    x[j] = Dual.of(point[j], i == j ? 1 : 0);
                }
                Dual y = f.of(x);
                value = y.getReal();
                gradient[i] = y.tangent();
            }
            return new Result(value, gradient);
        }
    },
    VECTOR_DUAL {
        @Override
        Result differentiate(Formula f, double... point) {
            VectorDual[] x = new VectorDual[point.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = VectorDual.variable(point[i], i, x.length);
            }
            VectorDual y = f.of(x);
            double[] gradient = new double[x.length];
            y.tangents(gradient, 0, x.length);
            return new Result(y.getReal(), gradient);
        }
    },
    TAPE {
        @Override
        Result differentiate(Formula f, double... point) {
            Tape tape = new Tape();
            Variable y = f.of(tape.inputs(point));
            return new Result(y.getReal(), tape.gradient(y));
        }
    },
    COMPILED {
        @Override
        Result differentiate(Formula f, double... point) {
            double[] gradient = new double[point.length];
            double value = CompiledGradient.compile(x -> f.of(x), point.clone()).gradient(point.clone(), gradient);
            return new Result(value, gradient);
        }
    },
    FORWARD_OVER_FORWARD {
        @Override
        Result differentiate(Formula f, double... point) {
            double[] gradient = new double[point.length];
            double value = 0;
            for (int i = 0; i < point.length; i++) {
                NestedDual<Dual>[] x = MathArrays.buildArray(
                        NestedDual.constant(Dual.constant(0)).getField(), point.length);
                for (int j = 0; j < x.length; j++) {
                    Dual at = Dual.constant(point[j]);
                    x[j] = i == j ? NestedDual.of(at, Dual.constant(1)) : NestedDual.constant(at);
                }
                NestedDual<Dual> y = f.of(x);
                value = y.getReal();
                gradient[i] = y.tangent().getReal();
            }
            return new Result(value, gradient);
        }
    },
    FORWARD_OVER_REVERSE {
        @Override
        Result differentiate(Formula f, double... point) {
            NestedTape<Dual> tape = new NestedTape<>();
            NestedVariable<Dual>[] x = MathArrays.buildArray(
                    NestedVariable.constant(Dual.constant(0)).getField(), point.length);
            for (int i = 0; i < x.length; i++) {
                x[i] = tape.input(Dual.constant(point[i]));
            }
            return result(tape, f.of(x));
        }
    },
    REVERSE_OVER_REVERSE {
        @Override
        Result differentiate(Formula f, double... point) {
            NestedTape<Variable> tape = new NestedTape<>();
            Variable[] below = new Tape().inputs(point);
            NestedVariable<Variable>[] x =
                    MathArrays.buildArray(NestedVariable.constant(below[0]).getField(), point.length);
            for (int i = 0; i < x.length; i++) {
                x[i] = tape.input(below[i]);
            }
            return result(tape, f.of(x));
        }
    };

    /** A circuit for any numbers. */
    interface Formula {
        <T extends CalculusFieldElement<T>> T of(T[] x);
    }

    /** Value and gradient at a point. */
    record Result(double value, double[] gradient) {}

    abstract Result differentiate(Formula f, double... point);

    private static <T extends CalculusFieldElement<T>> Result result(NestedTape<T> tape, NestedVariable<T> y) {
        T[] gradient = tape.gradient(y);
        double[] reals = new double[gradient.length];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = gradient[i].getReal();
        }
        return new Result(y.getReal(), reals);
    }
}
