package org.gradcost.family;

import java.util.Map;

/**
 * A family at one size: a function of n numbers with one output, its point, and what is written by hand for it.
 *
 * <p>The circuit itself, of which the modes make the gradient, is added by {@link ScalarCircuit}, {@link FusedCircuit}
 * and {@link MatrixCircuit}; a problem implements those that make sense for it. One with several outputs is a {@link
 * MapProblem}. A problem may keep work arrays: it is
 * for one thread.
 */
public interface Problem {

    /** Returns the point at which the gradient is taken; the caller does not change it. */
    double[] inputs();

    /** Returns the value in plain {@code double} arithmetic, written for speed: the baseline of all overheads. */
    double primal(double[] x);

    /**
     * Computes the gradient by hand, written for speed: the performance target and the correctness reference of the
     * modes.
     *
     * @param gradient receives ∂f/∂x_i; as long as x
     * @return the value
     */
    double gradient(double[] x, double[] gradient);

    /**
     * Returns whether {@link #gradient} is written by hand. If not it is computed by an engine, and a reference alone: there is
     * no mode {@code hand} for the problem. A {@link ScalarCircuit} may leave it out.
     */
    default boolean isByHand() {
        return true;
    }

    /**
     * Returns the error, relative to the gradient's norm, that rounding alone may cause, if that is larger than usual;
     * else 0.
     */
    default double rounding() {
        return 0;
    }

    /** Returns the number of outputs: 1 except for a {@link MapProblem}. */
    default int outputs() {
        return 1;
    }

    /** Returns the number of derivatives of a gradient: that of inputs except for a {@link MapProblem}. */
    default int derivatives() {
        return inputs().length;
    }

    /**
     * Returns the numbers that the function has besides its inputs, by name: for a tool that has the function in a language of
     * its own. Each is a number or an array of numbers, of one or two dimensions; the caller does not change them.
     */
    default Map<String, Object> constants() {
        return Map.of();
    }
}
