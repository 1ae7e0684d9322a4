package org.gradcost.nested;

import org.hipparchus.CalculusFieldElement;

/** A function written once, for both levels of nesting. */
@FunctionalInterface
public interface Objective {

    <T extends CalculusFieldElement<T>> T at(T[] x);
}
