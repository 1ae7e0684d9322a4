package org.gradcost.gate.matrix.kernel;

/**
 * Products with few columns. The sixteen sums of a 4×4 tile of the result stay in registers, so that four loaded elements of
 * each factor are used in sixteen products. Four columns of the right factor are first packed next to each other.
 */
final class TileKernel {

    private double[] panel = {};

    /**
     * Computes the m×n matrix C = A·B, row-major from c0. A's element (i, q) is at {@code a0 + i·aRow + q·aColumn}, B's element (q, j)
     * at {@code b0 + q·bRow + j·bColumn}.
     */
    void product(
            int m,
            int k,
            int n,
            double[] a,
            int a0,
            int aRow,
            int aColumn,
            double[] b,
            int b0,
            int bRow,
            int bColumn,
            double[] c,
            int c0) {
        if (panel.length < 4 * k) {
            panel = new double[4 * k];
        }
        for (int j = 0; j < n; j += 4) {
            int columns = Math.min(4, n - j);
            pack(k, columns, b, b0 + j * bColumn, bRow, bColumn);
            int i = 0;
            for (; i < m - 3; i += 4) {
                four(k, a, a0 + i * aRow, aRow, aColumn, columns, n, c, c0 + i * n + j);
            }
            for (; i < m; i++) {
                one(k, a, a0 + i * aRow, aColumn, columns, c, c0 + i * n + j);
            }
        }
    }

    /** Packs up to four columns of B; the sums of missing columns are never read. */
    private void pack(int k, int columns, double[] b, int b0, int bRow, int bColumn) {
        double[] p = panel;
        int at = b0;
        if (columns == 4) {
            for (int q = 0; q < k; q++) {
                p[4 * q] = b[at];
                p[4 * q + 1] = b[at + bColumn];
                p[4 * q + 2] = b[at + 2 * bColumn];
                p[4 * q + 3] = b[at + 3 * bColumn];
                at += bRow;
            }
        } else {
            int second = columns > 1 ? bColumn : 0;
            int third = columns > 2 ? 2 * bColumn : 0;
            for (int q = 0; q < k; q++) {
                p[4 * q] = b[at];
                p[4 * q + 1] = b[at + second];
                p[4 * q + 2] = b[at + third];
                p[4 * q + 3] = 0;
                at += bRow;
            }
        }
    }

    private void four(int k, double[] a, int a0, int aRow, int aColumn, int columns, int n, double[] c, int c0) {
        double[] p = panel;
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        double s00 = 0;
        double s01 = 0;
        double s02 = 0;
        double s03 = 0;
        double s10 = 0;
        double s11 = 0;
        double s12 = 0;
        double s13 = 0;
        double s20 = 0;
        double s21 = 0;
        double s22 = 0;
        double s23 = 0;
        double s30 = 0;
        double s31 = 0;
        double s32 = 0;
        double s33 = 0;
        for (int q = 0; q < k; q++) {
            double b0 = p[4 * q];
            double b1 = p[4 * q + 1];
            double b2 = p[4 * q + 2];
            double b3 = p[4 * q + 3];
            double x = a[a0 + q * aColumn];
            s00 += x * b0;
            s01 += x * b1;
            s02 += x * b2;
            s03 += x * b3;
            x = a[a1 + q * aColumn];
            s10 += x * b0;
            s11 += x * b1;
            s12 += x * b2;
            s13 += x * b3;
            x = a[a2 + q * aColumn];
            s20 += x * b0;
            s21 += x * b1;
            s22 += x * b2;
            s23 += x * b3;
            x = a[a3 + q * aColumn];
            s30 += x * b0;
            s31 += x * b1;
            s32 += x * b2;
            s33 += x * b3;
        }
        store(columns, s00, s01, s02, s03, c, c0);
        store(columns, s10, s11, s12, s13, c, c0 + n);
        store(columns, s20, s21, s22, s23, c, c0 + 2 * n);
        store(columns, s30, s31, s32, s33, c, c0 + 3 * n);
    }

    private void one(int k, double[] a, int a0, int aColumn, int columns, double[] c, int c0) {
        double[] p = panel;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int q = 0; q < k; q++) {
            double x = a[a0 + q * aColumn];
            s0 += x * p[4 * q];
            s1 += x * p[4 * q + 1];
            s2 += x * p[4 * q + 2];
            s3 += x * p[4 * q + 3];
        }
        store(columns, s0, s1, s2, s3, c, c0);
    }

    private static void store(int columns, double s0, double s1, double s2, double s3, double[] c, int c0) {
        c[c0] = s0;
        if (columns > 1) {
            c[c0 + 1] = s1;
        }
        if (columns > 2) {
            c[c0 + 2] = s2;
        }
        if (columns > 3) {
            c[c0 + 3] = s3;
        }
    }

    long bytes() {
        return (long) Double.BYTES * panel.length;
    }
}
