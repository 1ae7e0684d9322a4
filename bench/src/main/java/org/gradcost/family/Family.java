package org.gradcost.family;

/**
 * A function with a size n: the same formula for every n, with reproducible inputs.
 *
 * <p>A family is one file. It is found by its type: any public class with a public constructor without arguments that
 * implements this interface and is on the class path appears in every command, with no list to be edited.
 */
public interface Family {

    /** Returns the family's name in commands and files: lower case, words joined by hyphens. */
    String name();

    /** Returns the formula, on one line. */
    String formula();

    /** Returns how the inputs are made from n and the seed, on one line. */
    String inputs();

    /** Returns the source of the function: a paper, a suite, a lecture. */
    String source();

    /** Returns the exponent e with which the time of the primal grows, n^e. */
    double growth();

    /**
     * Returns the size nearest to n that this family has; of two equally near the smaller.
     *
     * @param n at least 1
     */
    default int nearest(int n) {
        return n;
    }

    /**
     * Returns the largest size that this family has. A family on real data ends where the data do; one made from a
     * formula where an array does, or where rounding leaves nothing of a derivative.
     */
    default int largest() {
        return Integer.MAX_VALUE;
    }

    /**
     * Returns the function at one size, with everything it needs besides its inputs.
     *
     * @param n a size this family has, see {@link #nearest}
     * @param seed of all that is random; equal seeds give equal problems
     */
    Problem problem(int n, long seed);

    /** Returns the number of outputs nearest to m that the family has with n inputs: 1, but for a {@link MapFamily}. */
    default int outputs(int n, int m) {
        return 1;
    }

    /**
     * Returns the function with n inputs and m outputs.
     *
     * @param m a number of outputs this family has with n inputs, see {@link #outputs}
     */
    default Problem problem(int n, int m, long seed) {
        return problem(n, seed);
    }
}
