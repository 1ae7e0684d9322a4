package org.gradcost.gate.matrix.kernel;

/**
 * The lower triangle of A·Bᵀ, where each row is a separate array. It is computed in tiles of 2 rows of A by 4 rows of B:
 * each loaded element is used in two or four of eight sums, which are independent of each other.
 */
final class LowerTriangle {

    private LowerTriangle() {}

    /**
     * Stores Σ_i a[r][i]·b[s][i] at {@code c[r·d + s]} for s ≤ r, where d is the number of rows. The elements of C above the
     * diagonal may be overwritten.
     *
     * @param n the number of elements of a row
     * @param a the d rows of A
     * @param b the d rows of B
     * @param c d² elements, row-major
     */
    static void product(int n, double[][] a, double[][] b, double[] c) {
        int d = a.length;
        for (int r = 0; r < d; r += 2) {
            for (int s = 0; s <= Math.min(r + 1, d - 1); s += 4) {
                if (r + 2 <= d && s + 4 <= d) {
                    tile(n, a[r], a[r + 1], b[s], b[s + 1], b[s + 2], b[s + 3], c, r * d + s, d);
                } else {
                    edge(n, a, r, b, s, c);
                }
            }
        }
    }

    private static void edge(int n, double[][] a, int r, double[][] b, int s, double[] c) {
        int d = a.length;
        for (int i = r; i < Math.min(r + 2, d); i++) {
            for (int j = s; j < Math.min(s + 4, i + 1); j++) {
                c[i * d + j] = Sums.dot(a[i], 0, b[j], 0, n);
            }
        }
    }

    private static void tile(
            int n,
            double[] a0,
            double[] a1,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3,
            double[] c,
            int at,
            int d) {
        double s00 = 0;
        double s01 = 0;
        double s02 = 0;
        double s03 = 0;
        double s10 = 0;
        double s11 = 0;
        double s12 = 0;
        double s13 = 0;
        for (int i = 0; i < n; i++) {
            double u = a0[i];
            double v = a1[i];
            s00 = FusedMultiplyAdd.of(u, b0[i], s00);
            s10 = FusedMultiplyAdd.of(v, b0[i], s10);
            s01 = FusedMultiplyAdd.of(u, b1[i], s01);
            s11 = FusedMultiplyAdd.of(v, b1[i], s11);
            s02 = FusedMultiplyAdd.of(u, b2[i], s02);
            s12 = FusedMultiplyAdd.of(v, b2[i], s12);
            s03 = FusedMultiplyAdd.of(u, b3[i], s03);
            s13 = FusedMultiplyAdd.of(v, b3[i], s13);
        }
        c[at] = s00;
        c[at + 1] = s01;
        c[at + 2] = s02;
        c[at + 3] = s03;
        c[at + d] = s10;
        c[at + d + 1] = s11;
        c[at + d + 2] = s12;
        c[at + d + 3] = s13;
    }
}
