package org.gradcost.gate;

/**
 * A sum in the making, {@code first + term + term + …}, added in this order: one gate of any number of arguments.
 *
 * <pre>{@code
 * Sum<T> sum = Functions.sum(bias);
 * for (int i = 0; i < n; i++) {
 *     sum.add(w[i].multiply(x[i]));
 * }
 * return sum.total();
 * }</pre>
 *
 * <p>Added to one another with {@code sum = sum.add(term)}, numbers would make an object, and a tape a slot, of every partial
 * sum, which nobody asks for.
 *
 * @param <T> the numbers added up
 */
public interface Sum<T> {

    /** One more term. */
    void add(T term);

    /** The sum of all terms; it is asked for once, and after that no term can be added. */
    T total();
}
