package org.gradcost.gate;

import org.hipparchus.CalculusFieldElement;

/**
 * A sum to which terms are added one by one, {@code first + term + term + …}: one gate of any number of arguments.
 *
 * <pre>{@code
 * Sum<T> sum = Functions.sum(bias);
 * for (int i = 0; i < n; i++) {
 *     sum.add(w[i].subtract(x[i]).exp());
 * }
 * return sum.total();
 * }</pre>
 *
 * <p>With {@code sum = sum.add(term)} each partial sum, which nobody needs, would be an object, and have a slot on a tape.
 * Terms are added in their order, except those of a product of rows, which may be added to one another first.
 *
 * @param <T> the numbers added up
 */
public interface Sum<T extends CalculusFieldElement<T>> {

    /** Adds a term. */
    void add(T term);

    /**
     * Adds the product of a row of constants and one of numbers, {@code Σ c[c0 + i]·x[x0 + i·dx]} over n terms. Where the
     * numbers depend on evenly spaced slots, a tape records them all in one loop.
     *
     * @param dx the step from a number to the next: 1 for a row of a matrix, its width for a column
     */
    default void addDot(int n, double[] c, int c0, T[] x, int x0, int dx) {
        for (int i = 0; i < n; i++) {
            add(x[x0 + i * dx].multiply(c[c0 + i]));
        }
    }

    /** Adds the product of two rows of numbers, {@code Σ x[x0 + i·dx]·y[y0 + i·dy]} over n terms. */
    default void addDot(int n, T[] x, int x0, int dx, T[] y, int y0, int dy) {
        for (int i = 0; i < n; i++) {
            add(x[x0 + i * dx].multiply(y[y0 + i * dy]));
        }
    }

    /** Returns the sum of all terms so far. Terms added later do not change it; they count in the next total. */
    T total();
}
