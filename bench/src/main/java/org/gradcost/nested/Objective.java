package org.gradcost.nested;

import org.hipparchus.CalculusFieldElement;

/** A function written once, for every level of a nesting. */
@FunctionalInterface
public interface Objective {

    <T extends CalculusFieldElement<T>> T at(T[] x);
}
