package org.gradcost.gate.matrix.kernel;

import org.gradcost.gate.kernel.ProductKernels;

/**
 * Matrix products in plain Java. Depending on the shapes they use one of three kernels, {@link RowKernel},
 * {@link TileKernel} or {@link RowDots}, which are 2 to 5 times faster than EJML's on a batch of 16 samples.
 */
final class PlainProducts implements ProductKernels {

    /** The length of rows from which on vector instructions are used; shorter rows are accumulated in registers. */
    private static final int LONG = 16;

    /**
     * The length from which on columns of B are not copied, since their elements are too far apart for a second-level cache.
     */
    private static final int FAR = 384;

    private final RowKernel rows = new RowKernel();
    private final TileKernel tiles = new TileKernel();

    @Override
    public void mult(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        if (n == 1) {
            for (int i = 0; i < m; i++) {
                c[c0 + i] = Sums.dot(a, a0 + i * k, b, b0, k);
            }
        } else if (n < LONG) {
            tiles.product(m, k, n, a, a0, k, 1, b, b0, n, 1, c, c0);
        } else {
            rows.result(n, c, c0, n, 1).product(m, k, a, a0, k, 1, b, b0, n, 1);
        }
    }

    @Override
    public void multTransB(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        if (n < LONG) {
            tiles.product(m, k, n, a, a0, k, 1, b, b0, 1, k, c, c0);
        } else if (k >= FAR) {
            RowDots.product(m, k, n, a, a0, b, b0, c, c0);
        } else {
            rows.result(n, c, c0, n, 1).product(m, k, a, a0, k, 1, b, b0, 1, k);
        }
    }

    /** Computes C by tiles, or if it has long rows or columns, row by row or column by column. */
    @Override
    public void multTransA(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        if (Math.max(n, k) < LONG) {
            tiles.product(k, m, n, a, a0, 1, k, b, b0, n, 1, c, c0);
        } else if (n >= k) {
            rows.result(n, c, c0, n, 1).product(k, m, a, a0, 1, k, b, b0, n, 1);
        } else {
            rows.result(k, c, c0, 1, n).product(n, m, b, b0, 1, n, a, a0, k, 1);
        }
    }

    @Override
    public long bytes() {
        return rows.bytes() + tiles.bytes();
    }
}
