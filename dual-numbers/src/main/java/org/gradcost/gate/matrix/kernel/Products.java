package org.gradcost.gate.matrix.kernel;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.kernel.MatrixKernels;
import org.gradcost.gate.kernel.ProductKernels;

/**
 * Matrix products, in one place to be tuned in one place, and public so that hand-written gradients and gates are compared
 * on equal terms. Each overwrites C. Matrices are row-major, dense, and may be a part of a longer array, from {@code a0},
 * {@code b0}, {@code c0} on.
 *
 * <p>Holds work arrays that grow to the largest product; for one thread. The loops are those of the JVM's {@linkplain
 * org.gradcost.gate.kernel.Kernels kernels}.
 */
public final class Products {

    private static final MatrixKernels KERNELS = PlainMatrixKernels.CHOSEN;

    private final ProductKernels products = KERNELS.products();

    /** Computes C = A·B: A is m×k, B k×n. */
    public void mult(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        products.mult(m, k, n, a, a0, b, b0, c, c0);
    }

    /** Computes C = A·Bᵀ: A is m×k, B n×k. */
    public void multTransB(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        products.multTransB(m, k, n, a, a0, b, b0, c, c0);
    }

    /** Computes C = Aᵀ·B: A is m×k, B m×n. */
    public void multTransA(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        products.multTransA(m, k, n, a, a0, b, b0, c, c0);
    }

    /** Computes C = A·B. */
    public void mult(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        mult(a.numRows, a.numCols, b.numCols, a.data, 0, b.data, 0, c.data, 0);
    }

    /** Computes C = A·Bᵀ. */
    public void multTransB(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        multTransB(a.numRows, a.numCols, b.numRows, a.data, 0, b.data, 0, c.data, 0);
    }

    /** Computes C = Aᵀ·B. */
    public void multTransA(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        multTransA(a.numRows, a.numCols, b.numCols, a.data, 0, b.data, 0, c.data, 0);
    }

    /** Computes y = S·x for S symmetric, n×n, given by the lower triangle of A: half the reads of {@link #mult}. */
    public static void multSymmetric(int n, double[] a, double[] x, double[] y) {
        KERNELS.multSymmetric(n, a, x, y);
    }

    /** Returns ⟨A, B⟩ = Σᵢⱼ aᵢⱼbᵢⱼ for A and B of one shape. */
    public static double inner(DMatrixRMaj a, DMatrixRMaj b) {
        return dot(a.data, 0, b.data, 0, a.getNumElements());
    }

    /** Returns {@code Σ a_i·b_i} over n elements. */
    public static double dot(double[] a, int a0, double[] b, int b0, int n) {
        return KERNELS.dot(a, a0, b, b0, n);
    }

    /** Returns {@code Σ a_i} over n elements. */
    public static double sum(double[] a, int a0, int n) {
        return KERNELS.sum(a, a0, n);
    }

    /**
     * Stores {@code Σ_i a_r[i]·b_s[i]}, for rows in arrays of their own and s ≤ r, at {@code r·d + s}; what is above the diagonal may
     * be overwritten.
     *
     * @param n elements of a row
     * @param a d rows
     * @param b d rows
     * @param c d² numbers
     */
    public static void lower(int n, double[][] a, double[][] b, double[] c) {
        KERNELS.lowerProducts(n, a, b, c);
    }

    /** Returns the bytes of work arrays. */
    public long bytes() {
        return products.bytes();
    }
}
