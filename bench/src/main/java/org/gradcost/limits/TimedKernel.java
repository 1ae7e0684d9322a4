package org.gradcost.limits;

import java.util.List;

/** A value or gradient of one problem, or a function of the elements of an array, in one implementation. */
interface TimedKernel {

    /** The name of a measurement of a value alone. */
    String VALUE = "value";

    /** The name of a measurement of a value and its gradient, or of a Jacobian. */
    String GRADIENT = "gradient";

    /** The name of a measurement of a function of each element of an array. */
    String FUNCTION = "function";

    /** The names of all measurements. */
    List<String> KINDS = List.of(VALUE, GRADIENT, FUNCTION);

    /** Returns its name in the table, such as {@code hand}. */
    String name();

    /** Returns what is measured: a value, a gradient or a function. */
    String what();

    /** Returns whether its results are more than a value, and must agree with those of the other contenders. */
    default boolean isGradient() {
        return !what().equals(VALUE);
    }

    /**
     * Evaluates until a JIT compiler has finished its work.
     *
     * @param stretch length of the intervals whose times are compared, ns
     */
    default void warmUp(long stretch) {}

    /** Runs the given number of evaluations, and returns the time of one. */
    Elapsed run(long calls);

    /** Returns the gradient of the last evaluation, or the results of the function; undefined for a value. */
    double[] gradient();
}
