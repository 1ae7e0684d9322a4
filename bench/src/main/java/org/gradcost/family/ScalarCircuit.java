package org.gradcost.family;

import org.hipparchus.CalculusFieldElement;

/** A problem whose circuit is written in elementary scalar gates: arithmetic, exp, log and their like. */
public interface ScalarCircuit extends Problem {

    /** The function, in any mode. */
    <T extends CalculusFieldElement<T>> T scalar(T[] x);

    /**
     * Whether the circuit chooses by the values of its variables: then what it does at one point says nothing of another,
     * and it cannot be recorded once for all of them.
     */
    default boolean readsValues() {
        return false;
    }
}
