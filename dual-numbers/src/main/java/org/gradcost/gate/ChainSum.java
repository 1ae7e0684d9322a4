package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/** A sum computed by a chain of additions, for types of numbers that do not implement {@link Sum} themselves. */
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
