package org.gradcost.gate.matrix.kernel;

import org.ejml.data.DMatrixRMaj;

/**
 * Matrix products, in one place to be tuned in one place, and public so that hand-written gradients and gates are compared
 * on equal terms. Each overwrites C. Matrices are row-major, dense, and may be a part of a longer array, from {@code a0},
 * {@code b0}, {@code c0} on.
 *
 * <p>Holds work arrays that grow to the largest product; for one thread. There are three kernels, 2 to 5 times
 * faster than EJML's on a batch of 16 samples: see {@link RowKernel}, {@link TileKernel} and {@link RowDots}.
 */
public final class Products {

    /** Rows of at least this length use vector instructions; shorter ones are accumulated in registers. */
    private static final int LONG = 16;

    /** Columns of B at least so long are not copied: their elements are too far apart for a second-level cache. */
    private static final int FAR = 384;

    private final RowKernel rows = new RowKernel();
    private final TileKernel tiles = new TileKernel();

    /** Computes C = A·B: A is m×k, B k×n. */
    public void mult(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        if (n == 1) {
            for (int i = 0; i < m; i++) {
                c[c0 + i] = dot(a, a0 + i * k, b, b0, k);
            }
        } else if (n < LONG) {
            tiles.product(m, k, n, a, a0, b, b0, n, 1, c, c0);
        } else {
            rows.result(n, c, c0, n, 1).product(m, k, a, a0, k, 1, b, b0, n, 1);
        }
    }

    /** Computes C = A·Bᵀ: A is m×k, B n×k. */
    public void multTransB(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        if (n < LONG) {
            tiles.product(m, k, n, a, a0, b, b0, 1, k, c, c0);
        } else if (k >= FAR) {
            RowDots.product(m, k, n, a, a0, b, b0, c, c0);
        } else {
            rows.result(n, c, c0, n, 1).product(m, k, a, a0, k, 1, b, b0, 1, k);
        }
    }

    /** Computes C = Aᵀ·B: A is m×k, B m×n. Row by row of C, or column by column if those are longer. */
    public void multTransA(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        if (n >= k) {
            rows.result(n, c, c0, n, 1).product(k, m, a, a0, 1, k, b, b0, n, 1);
        } else {
            rows.result(k, c, c0, 1, n).product(n, m, b, b0, 1, n, a, a0, k, 1);
        }
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
        TriangleKernel.product(n, a, x, y);
    }

    /** Returns ⟨A, B⟩ = Σᵢⱼ aᵢⱼbᵢⱼ for A and B of one shape. */
    public static double inner(DMatrixRMaj a, DMatrixRMaj b) {
        return dot(a.data, 0, b.data, 0, a.getNumElements());
    }

    /**
     * Returns {@code Σ a_i·b_i} over n elements, in four sums: additions to one wait for each other.
     */
    public static double dot(double[] a, int a0, double[] b, int b0, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            s0 = FusedMultiplyAdd.of(a[a0 + i], b[b0 + i], s0);
            s1 = FusedMultiplyAdd.of(a[a0 + i + 1], b[b0 + i + 1], s1);
            s2 = FusedMultiplyAdd.of(a[a0 + i + 2], b[b0 + i + 2], s2);
            s3 = FusedMultiplyAdd.of(a[a0 + i + 3], b[b0 + i + 3], s3);
        }
        for (; i < n; i++) {
            s0 = FusedMultiplyAdd.of(a[a0 + i], b[b0 + i], s0);
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Returns {@code Σ a_i} over n elements, in eight sums likewise. */
    public static double sum(double[] a, int a0, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i < n - 7; i += 8) {
            s0 += a[a0 + i];
            s1 += a[a0 + i + 1];
            s2 += a[a0 + i + 2];
            s3 += a[a0 + i + 3];
            s4 += a[a0 + i + 4];
            s5 += a[a0 + i + 5];
            s6 += a[a0 + i + 6];
            s7 += a[a0 + i + 7];
        }
        for (; i < n; i++) {
            s0 += a[a0 + i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** Returns the bytes of work arrays. */
    public long bytes() {
        return rows.bytes() + tiles.bytes();
    }
}
