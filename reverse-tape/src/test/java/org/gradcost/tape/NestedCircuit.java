package org.gradcost.tape;

import java.util.Map;
import java.util.TreeMap;
import org.gradcost.dual.Dual;
import org.gradcost.dual.NestedDual;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** A function over numbers of any type, with its value, gradient and Hessian by every nesting. */
@FunctionalInterface
interface NestedCircuit {

    <T extends CalculusFieldElement<T>> T of(T[] x);

    /** What one nesting makes of a function at a point. */
    record Derivatives(double value, double[] gradient, double[][] hessian) {}

    /** A nesting of two modes. */
    @FunctionalInterface
    interface Nesting {
        Derivatives differentiate(NestedCircuit circuit, double... point);
    }

    Map<String, Nesting> NESTINGS = new TreeMap<>(Map.of(
            "forward over forward", NestedCircuit::forwardOverForward,
            "forward over reverse", NestedCircuit::forwardOverReverse,
            "reverse over forward", NestedCircuit::reverseOverForward,
            "reverse over reverse", NestedCircuit::reverseOverReverse,
            "forward three times", NestedCircuit::forwardThreeTimes));

    /** Returns an array of numbers, of their own type. */
    @SafeVarargs
    static <T extends CalculusFieldElement<T>> T[] array(T... numbers) {
        T[] array = MathArrays.buildArray(numbers[0].getField(), numbers.length);
        System.arraycopy(numbers, 0, array, 0, numbers.length);
        return array;
    }

    private static Derivatives zeros(int n) {
        return new Derivatives(0, new double[n], new double[n][n]);
    }

    private static Derivatives forwardOverForward(NestedCircuit circuit, double... point) {
        int n = point.length;
        Derivatives result = zeros(n);
        double value = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                NestedDual<Dual>[] x = MathArrays.buildArray(
                        NestedDual.constant(Dual.constant(0)).getField(), n);
                for (int k = 0; k < n; k++) {
                    Dual inner = Dual.of(point[k], k == j ? 1 : 0);
                    x[k] = k == i ? NestedDual.of(inner, Dual.constant(1)) : NestedDual.constant(inner);
                }
                NestedDual<Dual> y = circuit.of(x);
                value = y.getReal();
                result.gradient[i] = y.tangent().getReal();
                result.hessian[i][j] = y.tangent().tangent();
            }
        }
        return new Derivatives(value, result.gradient, result.hessian);
    }

    private static Derivatives forwardThreeTimes(NestedCircuit circuit, double... point) {
        int n = point.length;
        Derivatives result = zeros(n);
        double value = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                NestedDual<NestedDual<Dual>>[] x = MathArrays.buildArray(
                        NestedDual.constant(NestedDual.constant(Dual.constant(0)))
                                .getField(),
                        n);
                for (int k = 0; k < n; k++) {
                    Dual one = Dual.constant(k == i ? 1 : 0);
                    NestedDual<Dual> inner = NestedDual.of(Dual.of(point[k], k == j ? 1 : 0), one);
                    x[k] = NestedDual.of(inner, NestedDual.constant(one));
                }
                NestedDual<NestedDual<Dual>> y = circuit.of(x);
                value = y.getReal();
                result.gradient[i] = y.tangent().getReal();
                result.hessian[i][j] = y.tangent().value().tangent();
            }
        }
        return new Derivatives(value, result.gradient, result.hessian);
    }

    private static Derivatives forwardOverReverse(NestedCircuit circuit, double... point) {
        int n = point.length;
        Derivatives result = zeros(n);
        double value = 0;
        for (int j = 0; j < n; j++) {
            NestedTape<Dual> tape = new NestedTape<>();
            NestedVariable<Dual>[] x = MathArrays.buildArray(
                    NestedVariable.constant(Dual.constant(0)).getField(), n);
            for (int k = 0; k < n; k++) {
                x[k] = tape.input(Dual.of(point[k], k == j ? 1 : 0));
            }
            NestedVariable<Dual> y = circuit.of(x);
            value = y.getReal();
            Dual[] gradient = tape.gradient(y);
            for (int i = 0; i < n; i++) {
                result.gradient[i] = gradient[i].getReal();
                result.hessian[i][j] = gradient[i].tangent();
            }
        }
        return new Derivatives(value, result.gradient, result.hessian);
    }

    private static Derivatives reverseOverForward(NestedCircuit circuit, double... point) {
        int n = point.length;
        Derivatives result = zeros(n);
        double value = 0;
        Tape below = new Tape();
        for (int i = 0; i < n; i++) {
            Variable[] inputs = below.inputs(point);
            NestedDual<Variable>[] x =
                    MathArrays.buildArray(NestedDual.constant(inputs[0]).getField(), n);
            for (int k = 0; k < n; k++) {
                x[k] = k == i ? NestedDual.of(inputs[k], Variable.constant(1)) : NestedDual.constant(inputs[k]);
            }
            NestedDual<Variable> y = circuit.of(x);
            value = y.getReal();
            row(below, y.tangent(), i, result);
        }
        return new Derivatives(value, result.gradient, result.hessian);
    }

    private static Derivatives reverseOverReverse(NestedCircuit circuit, double... point) {
        int n = point.length;
        Derivatives result = zeros(n);
        Tape below = new Tape();
        Variable[] inputs = below.inputs(point);
        NestedTape<Variable> tape = new NestedTape<>();
        NestedVariable<Variable>[] x =
                MathArrays.buildArray(NestedVariable.constant(inputs[0]).getField(), n);
        for (int k = 0; k < n; k++) {
            x[k] = tape.input(inputs[k]);
        }
        NestedVariable<Variable> y = circuit.of(x);
        Variable[] gradient = tape.gradient(y);
        for (int i = 0; i < n; i++) {
            row(below, gradient[i], i, result);
        }
        return new Derivatives(y.getReal(), result.gradient, result.hessian);
    }

    private static void row(Tape below, Variable slope, int i, Derivatives result) {
        result.gradient[i] = slope.getReal();
        if (!slope.isConstant()) {
            result.hessian[i] = below.gradient(slope);
        }
    }
}
