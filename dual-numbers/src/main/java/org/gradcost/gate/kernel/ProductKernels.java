package org.gradcost.gate.kernel;

/**
 * Products of dense, row-major matrices that begin at the indices {@code a0}, {@code b0} and {@code c0} of their arrays.
 * Each product overwrites C. An instance has work arrays and must not be used by several threads at the same time.
 */
public interface ProductKernels {

    /** Computes the m×n matrix C = A·B, where A is m×k and B is k×n. */
    void mult(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0);

    /** Computes the m×n matrix C = A·Bᵀ, where A is m×k and B is n×k. */
    void multTransB(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0);

    /** Computes the k×n matrix C = Aᵀ·B, where A is m×k and B is m×n. */
    void multTransA(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0);

    /** Returns the size of the work arrays in bytes. */
    long bytes();
}
