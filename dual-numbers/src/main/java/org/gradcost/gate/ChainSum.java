package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/** A sum by a chain of additions, for numbers without a sum of their own. */
final class ChainSum<T extends CalculusFieldElement<T>> implements Sum<T> {

    private T sum;

    ChainSum(T first) {
        sum = first;
    }

    @Override
    public void add(T term) {
        sum = sum.add(term);
    }

    @Override
    public T total() {
        return sum;
    }
}
