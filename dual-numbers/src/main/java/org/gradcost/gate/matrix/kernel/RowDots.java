package org.gradcost.gate.matrix.kernel;

/**
 * Products A·Bᵀ of long rows, {@code c_ij = Σ_q a_iq·b_jq}, in tiles of 4 rows of A by 2 rows of B. Both factors are
 * contiguous along q, so that nothing is copied. Each loaded element is used in two or four of eight sums, which are
 * independent of each other.
 */
final class RowDots {

    private static final int TILE_ROWS = 4;
    private static final int TILE_COLUMNS = 2;

    private RowDots() {}

    /** Computes the m×n matrix C = A·Bᵀ, where A is m×k and B is n×k. */
    static void product(int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
        int i = 0;
        int j = 0;
        for (; j <= n - TILE_COLUMNS; j += TILE_COLUMNS) {
            for (i = 0; i <= m - TILE_ROWS; i += TILE_ROWS) {
                tile(k, a, a0 + i * k, b, b0 + j * k, c, c0 + i * n + j, n);
            }
            for (; i < m; i++) {
                c[c0 + i * n + j] = Sums.dot(a, a0 + i * k, b, b0 + j * k, k);
                c[c0 + i * n + j + 1] = Sums.dot(a, a0 + i * k, b, b0 + (j + 1) * k, k);
            }
        }
        for (; j < n; j++) {
            for (i = 0; i < m; i++) {
                c[c0 + i * n + j] = Sums.dot(a, a0 + i * k, b, b0 + j * k, k);
            }
        }
    }

    private static void tile(int k, double[] a, int a0, double[] b, int b0, double[] c, int c0, int columns) {
        int a1 = a0 + k;
        int a2 = a1 + k;
        int a3 = a2 + k;
        int b1 = b0 + k;
        double s00 = 0;
        double s01 = 0;
        double s10 = 0;
        double s11 = 0;
        double s20 = 0;
        double s21 = 0;
        double s30 = 0;
        double s31 = 0;
        for (int q = 0; q < k; q++) {
            double x = b[b0 + q];
            double y = b[b1 + q];
            double u = a[a0 + q];
            s00 = FusedMultiplyAdd.of(u, x, s00);
            s01 = FusedMultiplyAdd.of(u, y, s01);
            u = a[a1 + q];
            s10 = FusedMultiplyAdd.of(u, x, s10);
            s11 = FusedMultiplyAdd.of(u, y, s11);
            u = a[a2 + q];
            s20 = FusedMultiplyAdd.of(u, x, s20);
            s21 = FusedMultiplyAdd.of(u, y, s21);
            u = a[a3 + q];
            s30 = FusedMultiplyAdd.of(u, x, s30);
            s31 = FusedMultiplyAdd.of(u, y, s31);
        }
        c[c0] = s00;
        c[c0 + 1] = s01;
        c[c0 + columns] = s10;
        c[c0 + columns + 1] = s11;
        c[c0 + 2 * columns] = s20;
        c[c0 + 2 * columns + 1] = s21;
        c[c0 + 3 * columns] = s30;
        c[c0 + 3 * columns + 1] = s31;
    }
}
