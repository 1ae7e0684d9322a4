package org.gradcost.vector;

import org.gradcost.gate.kernel.ProductKernels;

/**
 * Matrix products: with packed panels, or with rows in place if both operands are contiguous along the summation index and long.
 */
final class VectorProducts implements ProductKernels {

    /** The number of terms from which rows are multiplied in place, if there are few rows. */
    private static final int LONG = 64;

    /** The number of rows up to which copying B does not pay. */
    private static final int FEW = 32;

    private final PackedProduct packed = new PackedProduct();
    private final double[] lanes = new double[DotTiles.ROWS * DotTiles.COLUMNS * Lanes.COUNT];

    @Override
    public void mult(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        if (n == 1) {
            DotTiles.product(m, k, n, a, a0, b, b0, c, c0, lanes);
        } else {
            packed.product(m, k, n, a, a0, k, 1, b, b0, n, 1, c, c0);
        }
    }

    @Override
    public void multTransB(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        if (k >= LONG && m <= FEW) {
            DotTiles.product(m, k, n, a, a0, b, b0, c, c0, lanes);
        } else {
            packed.product(m, k, n, a, a0, k, 1, b, b0, 1, k, c, c0);
        }
    }

    @Override
    public void multTransA(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        packed.product(k, m, n, a, a0, 1, k, b, b0, n, 1, c, c0);
    }

    @Override
    public long bytes() {
        return packed.bytes() + (long) Double.BYTES * lanes.length;
    }
}
