package org.gradcost.family;

import org.hipparchus.CalculusFieldElement;

/**
 * A problem whose circuit is also given as one writes it without {@link org.gradcost.gate.Functions}: sums as
 * {@code sum = sum.add(term)}, products as {@code product = product.multiply(x)}. It is measured to determine what these
 * functions save.
 */
public interface NaturalCircuit extends Problem {

    /** Evaluates the function, in any mode. */
    <T extends CalculusFieldElement<T>> T natural(T[] x);
}
