package org.gradcost.limits;

/** A value or gradient of one problem, in one implementation. */
interface TimedKernel {

    /** Returns its name in the table, such as {@code hand}. */
    String name();

    /** Returns whether it is a gradient, and not only a value. */
    boolean isGradient();

    /**
     * Evaluates until a JIT compiler has finished its work.
     *
     * @param stretch length of the intervals whose times are compared, ns
     */
    default void warmUp(long stretch) {}

    /** Runs the given number of evaluations, and returns the time of one. */
    Elapsed run(long calls);

    /** Returns the gradient of the last evaluation; undefined for a value. */
    double[] gradient();
}
