package org.gradcost.family;

import org.hipparchus.CalculusFieldElement;

/**
 * A scalar circuit whose data can be exchanged for others between two gradients. A mode that records once takes them as
 * inputs of their own, without a derivative.
 */
public interface DataCircuit extends ScalarCircuit {

    /** The current data: as many each time. */
    double[] data();

    /** {@link #scalar(CalculusFieldElement[])} of the data as well. */
    <T extends CalculusFieldElement<T>> T scalar(T[] x, T[] data);

    /** The same in the larger gates of {@link FusedCircuit}, if the problem has them. */
    default <T extends CalculusFieldElement<T>> T fused(T[] x, T[] data) {
        return scalar(x, data);
    }
}
