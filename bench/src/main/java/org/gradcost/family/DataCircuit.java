package org.gradcost.family;

import org.hipparchus.CalculusFieldElement;

/**
 * A scalar circuit whose data may change between two gradients. A mode that records once treats them as additional inputs without
 * derivatives.
 */
public interface DataCircuit extends ScalarCircuit {

    /** Returns the current data, of constant length. */
    double[] data();

    /** Evaluates {@link #scalar(CalculusFieldElement[])} with the data as additional inputs. */
    <T extends CalculusFieldElement<T>> T scalar(T[] x, T[] data);

    /** Evaluates the function in the larger gates of {@link FusedCircuit}, if the problem has them. */
    default <T extends CalculusFieldElement<T>> T fused(T[] x, T[] data) {
        return scalar(x, data);
    }
}
