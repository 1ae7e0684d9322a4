package org.gradcost.family;

import org.hipparchus.CalculusFieldElement;

/**
 * A sum {@code Σ t(x_i, x_{i+1})}, in which each term depends on an input and the next one. Any range of it can be evaluated on
 * its own, by another thread or in a separate block.
 */
public interface NeighbourSum extends ScalarCircuit {

    /** Returns the number of terms: n if the first input follows the last one, otherwise n − 1. */
    int terms();

    /**
     * Evaluates the first terms of the sum over these inputs, in scalar gates.
     *
     * @param x any range of inputs; the last is followed by the first
     * @param terms number of terms, at most the length of x
     */
    <T extends CalculusFieldElement<T>> T scalar(T[] x, int terms);

    @Override
    default <T extends CalculusFieldElement<T>> T scalar(T[] x) {
        return scalar(x, terms());
    }
}
