package org.gradcost.gate.matrix.kernel;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.kernel.MatrixKernels;
import org.gradcost.gate.kernel.ProductKernels;

/**
 * Matrix products. The class is public so that hand-written gradients and gates use the same ones and are compared on equal
 * terms. Each product overwrites C. Matrices are dense and row-major; they may be part of a longer array, beginning at index
 * {@code a0}, {@code b0} or {@code c0}.
 *
 * <p>An instance has work arrays, which grow with the largest product, and must not be used by several threads at the same
 * time. The loops are those of the {@linkplain org.gradcost.gate.kernel.Kernels kernels} that were chosen for the JVM.
 */
public final class Products {

    private static final MatrixKernels KERNELS = PlainMatrixKernels.CHOSEN;

    private final ProductKernels products = KERNELS.products();

    /** Computes the m×n matrix C = A·B, where A is m×k and B is k×n. */
    public void mult(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        products.mult(m, k, n, a, a0, b, b0, c, c0);
    }

    /** Computes the m×n matrix C = A·Bᵀ, where A is m×k and B is n×k. */
    public void multTransB(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        products.multTransB(m, k, n, a, a0, b, b0, c, c0);
    }

    /** Computes the k×n matrix C = Aᵀ·B, where A is m×k and B is m×n. */
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

    /**
     * Computes y = S·x, where S is symmetric, n×n, and given by the lower triangle of A. It reads half as many elements as
     * {@code mult}.
     */
    public static void multSymmetric(int n, double[] a, double[] x, double[] y) {
        KERNELS.multSymmetric(n, a, x, y);
    }

    /** Returns xᵀSx, where S is symmetric, n×n, and given by the lower triangle of A; faster than S·x where only that is needed. */
    public static double quadraticForm(int n, double[] a, double[] x) {
        return KERNELS.quadraticForm(n, a, x);
    }

    /** Returns the inner product ⟨A, B⟩ = Σᵢⱼ aᵢⱼbᵢⱼ of two matrices of the same shape. */
    public static double inner(DMatrixRMaj a, DMatrixRMaj b) {
        return dot(a.data, 0, b.data, 0, a.getNumElements());
    }

    /** Returns the dot product of the n elements from {@code a[a0]} and the n elements from {@code b[b0]}. */
    public static double dot(double[] a, int a0, double[] b, int b0, int n) {
        return KERNELS.dot(a, a0, b, b0, n);
    }

    /** Returns the sum of the n elements from {@code a[a0]}. */
    public static double sum(double[] a, int a0, int n) {
        return KERNELS.sum(a, a0, n);
    }

    /** Returns the largest of the n elements from {@code a[a0]}, NaN if one is NaN, and −∞ if n is 0. */
    public static double max(double[] a, int a0, int n) {
        return KERNELS.max(a, a0, n);
    }

    /**
     * Computes the lower triangle of {@code C = A·Bᵀ}: stores {@code Σ_i a[r][i]·b[s][i]} at {@code c[r·d + s]} for s ≤ r,
     * where d is the number of rows. The elements of C above the diagonal may be overwritten.
     *
     * @param n the number of elements of a row
     * @param a the d rows of A
     * @param b the d rows of B
     * @param c d² elements, row-major
     */
    public static void lower(int n, double[][] a, double[][] b, double[] c) {
        LowerTriangle.product(n, a, b, c);
    }

    /** Returns the size of the work arrays in bytes. */
    public long bytes() {
        return products.bytes();
    }
}
