package org.gradcost.gate.kernel;

/** Sums, maxima and products over ranges of arrays. Implementations have no state, so that any number of threads may call them. */
public interface MatrixKernels {

    /** Returns the sum of the n elements {@code a[a0], …, a[a0 + n − 1]}. */
    double sum(double[] a, int a0, int n);

    /** Returns the largest of the n elements from {@code a[a0]}, NaN if one is NaN, and −∞ if n is 0. */
    double max(double[] a, int a0, int n);

    /** Returns the dot product of the n elements from {@code a[a0]} and the n elements from {@code b[b0]}. */
    double dot(double[] a, int a0, double[] b, int b0, int n);

    /** Computes y = S·x, where S is symmetric, n×n, and given by the lower triangle of the row-major matrix {@code a}. */
    void multSymmetric(int n, double[] a, double[] x, double[] y);

    /** Returns xᵀSx, where S is symmetric, n×n, and given by the lower triangle of the row-major matrix {@code a}. */
    double quadraticForm(int n, double[] a, double[] x);

    /**
     * Adds multiples of rows to a vector, {@code y ← y + Σ_q f_q·rows[q]}.
     *
     * @param length the number of elements of y that are computed; each row has at least as many
     * @param terms the number of rows
     * @param f the factors, with f_q at index {@code f0 + q·step}
     */
    void addRows(int length, int terms, double[] f, int f0, int step, double[][] rows, double[] y);

    /** Returns a new object that computes matrix products and has work arrays of its own, for use by one thread. */
    ProductKernels products();
}
