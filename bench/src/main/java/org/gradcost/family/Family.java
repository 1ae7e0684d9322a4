package org.gradcost.family;

/**
 * A function with a size n: the same formula for every n, with reproducible inputs.
 *
 * <p>A family is one file. It is found by its type: any public class on the class path that implements this interface and has a
 * public constructor without arguments is available in every command; no list has to be edited.
 */
public interface Family {

    /** Returns the family's name in commands and files: lower case, words joined by hyphens. */
    String name();

    /** Returns the formula, on one line. */
    String formula();

    /** Returns how the inputs follow from n and the seed, on one line. */
    String inputs();

    /** Returns the source of the function: a paper, a benchmark suite, a lecture. */
    String source();

    /** Returns the exponent e of the time of the primal, which grows as n^e. */
    double growth();

    /**
     * Returns the size of this family that is nearest to n; if two are equally near, the smaller one.
     *
     * @param n at least 1
     */
    default int nearest(int n) {
        return n;
    }

    /**
     * Returns the largest size of this family. For a family on real data it is limited by the data; for one given by a formula,
     * by the length of an array or by rounding errors that make derivatives meaningless.
     */
    default int largest() {
        return Integer.MAX_VALUE;
    }

    /**
     * Returns the function at one size, with everything it needs besides its inputs.
     *
     * @param n a size of this family, see {@link #nearest}
     * @param seed of everything random; equal seeds give equal problems
     */
    Problem problem(int n, long seed);

    /** Returns the number of outputs nearest to m that the family has with n inputs: 1, except for a {@link MapFamily}. */
    default int outputs(int n, int m) {
        return 1;
    }

    /**
     * Returns the function with n inputs and m outputs.
     *
     * @param m a number of outputs that this family has with n inputs, see {@link #outputs}
     */
    default Problem problem(int n, int m, long seed) {
        return problem(n, seed);
    }
}
