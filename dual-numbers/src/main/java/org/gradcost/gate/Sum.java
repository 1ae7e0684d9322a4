package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/**
 * A sum to which terms are added one by one, {@code first + term + term + …}. The whole sum is one gate with any number of
 * arguments.
 *
 * <pre>{@code
 * Sum<T> sum = Functions.sum(bias);
 * for (int i = 0; i < n; i++) {
 *     sum.add(w[i].subtract(x[i]).exp());
 * }
 * return sum.total();
 * }</pre>
 *
 * <p>With {@code sum = sum.add(term)} each partial sum would be an object and take a slot on a tape, although no one needs
 * it. Terms are added in the order of the calls, with two exceptions, which may change the last digits: the products of one
 * {@code addDot} may be summed separately first, and a compiled function adds terms in several accumulators unless a comparison
 * depends on the sum.
 *
 * @param <T> the type of the terms
 */
public interface Sum<T extends CalculusFieldElement<T>> {

    /** Adds a term. */
    void add(T term);

    /**
     * Adds the dot product of n constants and n numbers, {@code Σ c[c0 + i]·x[x0 + i·dx]}. If the numbers depend on evenly
     * spaced slots, a tape records all terms in one loop.
     *
     * @param n the number of products
     * @param c0 the index of the first constant
     * @param x0 the index of the first number
     * @param dx the distance between the indices of successive numbers: 1 for a row of a row-major matrix, its width for a
     *     column
     */
    default void addDot(int n, double[] c, int c0, T[] x, int x0, int dx) {
        for (int i = 0; i < n; i++) {
            add(x[x0 + i * dx].multiply(c[c0 + i]));
        }
    }

    /**
     * Adds the dot product of n pairs of numbers, {@code Σ x[x0 + i·dx]·y[y0 + i·dy]}.
     *
     * @param n the number of products
     * @param x0 the index of the first number of x
     * @param dx the distance between the indices of successive numbers of x
     * @param y0 the index of the first number of y
     * @param dy the distance between the indices of successive numbers of y
     */
    default void addDot(int n, T[] x, int x0, int dx, T[] y, int y0, int dy) {
        for (int i = 0; i < n; i++) {
            add(x[x0 + i * dx].multiply(y[y0 + i * dy]));
        }
    }

    /** Returns the sum of all terms added so far. The returned number does not change if further terms are added. */
    T total();
}
