package org.gradcost.family;

/**
 * A family at one size: a function of n numbers with one output, its point, and what is written by hand for it.
 *
 * <p>The circuit itself, of which the modes make the gradient, is added by {@link ScalarCircuit}, {@link FusedCircuit}
 * and {@link MatrixCircuit}; a problem implements those that make sense for it. One with several outputs is a {@link
 * MapProblem}. A problem may keep work arrays: it is
 * for one thread.
 */
public interface Problem {

    /** The point at which the gradient is taken; the caller does not change it. */
    double[] inputs();

    /** The value in plain {@code double} arithmetic, as fast as one would write it: the baseline of all overheads. */
    double primal(double[] x);

    /**
     * The gradient written by hand, as fast as one would write it: the limit and the judge of the modes.
     *
     * @param gradient receives ∂f/∂x_i; as long as x
     * @return the value
     */
    double gradient(double[] x, double[] gradient);

    /**
     * Up to what error, scaled to its norm, rounding alone may change the gradient, where that is more than is usual; 0
     * where it is not.
     */
    default double rounding() {
        return 0;
    }

    /** How many outputs: 1, but for a {@link MapProblem}. */
    default int outputs() {
        return 1;
    }

    /** How many derivatives a gradient has: as many as inputs, but for a {@link MapProblem}. */
    default int derivatives() {
        return inputs().length;
    }
}
