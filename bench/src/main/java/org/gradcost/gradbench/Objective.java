package org.gradcost.gradbench;

import org.hipparchus.CalculusFieldElement;

/** A function written once, for every level of a nesting. */
interface Objective {

    <T extends CalculusFieldElement<T>> T at(T[] x);
}
