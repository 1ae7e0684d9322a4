package org.gradcost.family;

import org.hipparchus.CalculusFieldElement;

/**
 * {@code Σ t(x_i, x_{i+1})}: a sum of terms, each of an input and its next. Any stretch of it can be evaluated by itself, by
 * another thread or in a block of its own.
 */
public interface NeighbourSum extends ScalarCircuit {

    /** Returns the number of terms: n where the next of the last input is the first, or n − 1 where it has none. */
    int terms();

    /**
     * Evaluates the first terms of the sum over these inputs, in scalar gates.
     *
     * @param x any stretch of inputs; after the last comes the first
     * @param terms how many, at most as many as x has elements
     */
    <T extends CalculusFieldElement<T>> T scalar(T[] x, int terms);

    @Override
    default <T extends CalculusFieldElement<T>> T scalar(T[] x) {
        return scalar(x, terms());
    }
}
