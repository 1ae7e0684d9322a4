package org.gradcost.tape.engines;

import org.gradcost.dual.Dual;
import org.gradcost.dual.NestedDual;
import org.gradcost.tape.NestedTape;
import org.gradcost.tape.NestedVariable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.engines.Engine.Formula;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** The four nestings of forward and reverse mode, for second derivatives. */
enum Nesting {
    FORWARD_OVER_FORWARD {
        @Override
        double[] column(Formula f, double[] point, int j) {
            double[] column = new double[point.length];
            for (int i = 0; i < point.length; i++) {
                column[i] = tangent(f, duals(point, i), j).tangent();
            }
            return column;
        }
    },
    REVERSE_OVER_FORWARD {
        @Override
        double[] column(Formula f, double[] point, int j) {
            Tape tape = new Tape();
            return tape.gradient(tangent(f, tape.inputs(point), j));
        }
    },
    FORWARD_OVER_REVERSE {
        @Override
        double[] column(Formula f, double[] point, int j) {
            Dual[] gradient = gradient(f, duals(point, j));
            double[] column = new double[point.length];
            for (int i = 0; i < column.length; i++) {
                column[i] = gradient[i].tangent();
            }
            return column;
        }
    },
    REVERSE_OVER_REVERSE {
        @Override
        double[] column(Formula f, double[] point, int j) {
            Tape tape = new Tape();
            return tape.gradient(gradient(f, tape.inputs(point))[j]);
        }
    };

    /** Computes a column of the Hessian. */
    abstract double[] column(Formula f, double[] point, int j);

    private static Dual[] duals(double[] point, int direction) {
        Dual[] x = new Dual[point.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Dual.of(point[i], i == direction ? 1 : 0);
        }
        return x;
    }

    private static <T extends CalculusFieldElement<T>> T tangent(Formula f, T[] below, int direction) {
        NestedDual<T>[] x = MathArrays.buildArray(NestedDual.constant(below[0]).getField(), below.length);
        for (int i = 0; i < x.length; i++) {
            x[i] = i == direction ? NestedDual.of(below[i], below[i].newInstance(1)) : NestedDual.constant(below[i]);
        }
        return f.of(x).tangent();
    }

    private static <T extends CalculusFieldElement<T>> T[] gradient(Formula f, T[] below) {
        NestedTape<T> tape = new NestedTape<>();
        NestedVariable<T>[] x =
                MathArrays.buildArray(NestedVariable.constant(below[0]).getField(), below.length);
        for (int i = 0; i < x.length; i++) {
            x[i] = tape.input(below[i]);
        }
        return tape.gradient(f.of(x));
    }
}
