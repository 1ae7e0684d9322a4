package org.gradcost.family;

import org.hipparchus.CalculusFieldElement;

/** A {@link NeighbourSum} that can also be written with larger scalar gates. */
public interface FusedNeighbourSum extends NeighbourSum, FusedCircuit {

    /**
     * Evaluates the first terms of the sum over these inputs in larger gates; see {@link #scalar(CalculusFieldElement[], int)}.
     */
    <T extends CalculusFieldElement<T>> T fused(T[] x, int terms);

    @Override
    default <T extends CalculusFieldElement<T>> T fused(T[] x) {
        return fused(x, terms());
    }
}
