package org.gradcost.limits;

/** A value or gradient of one problem, written or made in one way. */
interface TimedKernel {

    /** Returns its name in the table, such as {@code hand}. */
    String name();

    /** Returns whether it is a gradient, and not a value alone. */
    boolean isGradient();

    /**
     * Evaluates until a compiler that works while the code runs has done its work.
     *
     * @param stretch how long evaluations are compared with those before, ns
     */
    default void warmUp(long stretch) {}

    /** Evaluates so often, and returns the times of one evaluation. */
    Elapsed run(long calls);

    /** Returns the gradient of the last evaluation; of no use for a value. */
    double[] gradient();
}
