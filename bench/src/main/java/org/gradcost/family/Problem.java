package org.gradcost.family;

import java.util.Map;

/**
 * A family at one size: a function of n numbers with one output, its point, and hand-written code for it.
 *
 * <p>The circuit, from which the modes compute the gradient, is added by {@link ScalarCircuit}, {@link FusedCircuit} and
 * {@link MatrixCircuit}; a problem implements those that suit it. A problem with several outputs is a {@link MapProblem}. A
 * problem may have work arrays, so it is not thread-safe.
 */
public interface Problem {

    /** Returns the point at which the gradient is computed; the caller does not change it. */
    double[] inputs();

    /** Returns the value in plain {@code double} arithmetic, written for speed; its time is the unit of all overheads. */
    double primal(double[] x);

    /**
     * Computes the gradient by hand, written for speed: the performance target and the correctness reference of the modes.
     *
     * @param gradient receives ∂f/∂x_i; as long as x
     * @return the value
     */
    double gradient(double[] x, double[] gradient);

    /**
     * Returns whether {@link #gradient} is written by hand. If not, an engine computes it and it is only a reference: there is no
     * mode {@code hand} for the problem. In a {@link ScalarCircuit} it may be omitted.
     */
    default boolean isByHand() {
        return true;
    }

    /**
     * Returns the error, relative to the gradient's norm, that rounding alone may cause, if it is larger than usual; otherwise 0.
     */
    default double rounding() {
        return 0;
    }

    /** Returns the number of outputs: 1 except for a {@link MapProblem}. */
    default int outputs() {
        return 1;
    }

    /** Returns the number of derivatives: the number of inputs, except for a {@link MapProblem}. */
    default int derivatives() {
        return inputs().length;
    }

    /**
     * Returns the numbers that the function has besides its inputs, by name, for a tool that implements the function in another
     * language. Each is a number or an array of numbers with one or two dimensions; the caller does not change them.
     */
    default Map<String, Object> constants() {
        return Map.of();
    }
}
