package org.gradcost.family;

import org.hipparchus.CalculusFieldElement;

/** A problem whose circuit is written in elementary scalar gates: arithmetic, exp, log and their like. */
public interface ScalarCircuit extends Problem {

    /** Evaluates the function, in any mode. */
    <T extends CalculusFieldElement<T>> T scalar(T[] x);

    /**
     * Returns whether the circuit branches on the values of its variables, so that it cannot be recorded once for all
     * points.
     */
    default boolean readsValues() {
        return false;
    }
}
