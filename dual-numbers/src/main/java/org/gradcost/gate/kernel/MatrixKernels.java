package org.gradcost.gate.kernel;

/** Sums and products over parts of arrays, without work arrays; for any number of threads. */
public interface MatrixKernels {

    /** Returns {@code Σ a_i} over n elements. */
    double sum(double[] a, int a0, int n);

    /** Returns {@code Σ a_i·b_i} over n elements. */
    double dot(double[] a, int a0, double[] b, int b0, int n);

    /** Computes y = S·x for S symmetric, n×n, given by the lower triangle of A. */
    void multSymmetric(int n, double[] a, double[] x, double[] y);

    /**
     * Adds rows: {@code y ← y + Σ_q f_q·row_q}.
     *
     * @param length elements of y, and of each row at least
     * @param terms how many rows
     * @param f the factors: f_q at {@code f0 + q·step}
     */
    void addRows(int length, int terms, double[] f, int f0, int step, double[][] rows, double[] y);

    /**
     * Stores {@code Σ_i a_r[i]·b_s[i]} for s ≤ r at {@code r·d + s}; what is above the diagonal may be overwritten.
     *
     * @param n elements of a row
     * @param a d rows
     * @param b d rows
     * @param c d² numbers
     */
    void lowerProducts(int n, double[][] a, double[][] b, double[] c);

    /** Returns matrix products, with work arrays of their own. */
    ProductKernels products();
}
