package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** Arrays of nested numbers. */
final class NestedTerms {

    private NestedTerms() {}

    /** Returns the values of an array of at least one number. */
    static <T extends CalculusFieldElement<T>, N extends NestedNumber<T, N>> T[] values(N[] x) {
        T[] values = MathArrays.buildArray(x[0].value().getField(), x.length);
        for (int i = 0; i < x.length; i++) {
            values[i] = x[i].value();
        }
        return values;
    }
}
