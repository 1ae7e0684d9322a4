package org.gradcost.gate.kernel;

/**
 * Products of dense, row-major matrices that begin at {@code a0}, {@code b0}, {@code c0} of their arrays; each overwrites C. Holds work
 * arrays; for one thread.
 */
public interface ProductKernels {

    /** Computes C = A·B: A is m×k, B k×n. */
    void mult(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0);

    /** Computes C = A·Bᵀ: A is m×k, B n×k. */
    void multTransB(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0);

    /** Computes C = Aᵀ·B: A is m×k, B m×n. */
    void multTransA(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0);

    /** Returns the bytes of work arrays. */
    long bytes();
}
