package org.gradcost.family;

import org.hipparchus.CalculusFieldElement;

/** A problem whose circuit can also be written with larger scalar gates, such as σ as one gate. */
public interface FusedCircuit extends Problem {

    /** Evaluates the function, in any mode. */
    <T extends CalculusFieldElement<T>> T fused(T[] x);
}
