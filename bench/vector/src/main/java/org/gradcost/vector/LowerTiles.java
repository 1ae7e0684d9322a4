package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;

/** The lower triangle of A·Bᵀ for rows in arrays of their own, in tiles of two rows of A by four of B. */
final class LowerTiles {

    private static final int ROWS = 2;
    private static final int COLUMNS = 4;

    private LowerTiles() {}

    static void product(int n, double[][] a, double[][] b, double[] c) {
        int d = a.length;
        double[] lanes = new double[ROWS * COLUMNS * COUNT];
        for (int r = 0; r < d; r += ROWS) {
            for (int s = 0; s <= Math.min(r + 1, d - 1); s += COLUMNS) {
                if (r + ROWS <= d && s + COLUMNS <= d) {
                    tile(n, a[r], a[r + 1], b[s], b[s + 1], b[s + 2], b[s + 3], lanes);
                    for (int t = 0; t < COLUMNS; t++) {
                        c[r * d + s + t] = finish(n, a[r], b[s + t], Lanes.sum(lanes, t * COUNT));
                        c[(r + 1) * d + s + t] = finish(n, a[r + 1], b[s + t], Lanes.sum(lanes, (COLUMNS + t) * COUNT));
                    }
                } else {
                    edge(n, a, r, b, s, c);
                }
            }
        }
    }

    private static void edge(int n, double[][] a, int r, double[][] b, int s, double[] c) {
        int d = a.length;
        for (int i = r; i < Math.min(r + ROWS, d); i++) {
            for (int j = s; j < Math.min(s + COLUMNS, i + 1); j++) {
                c[i * d + j] = VectorSums.dot(a[i], 0, b[j], 0, n);
            }
        }
    }

    private static double finish(int n, double[] a, double[] b, double start) {
        double sum = start;
        for (int i = n - n % COUNT; i < n; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }

    private static void tile(
            int n, double[] a0, double[] a1, double[] b0, double[] b1, double[] b2, double[] b3, double[] lanes) {
        DoubleVector s00 = all(0);
        DoubleVector s01 = s00;
        DoubleVector s02 = s00;
        DoubleVector s03 = s00;
        DoubleVector s10 = s00;
        DoubleVector s11 = s00;
        DoubleVector s12 = s00;
        DoubleVector s13 = s00;
        for (int i = 0; i <= n - COUNT; i += COUNT) {
            DoubleVector u = load(a0, i);
            DoubleVector v = load(a1, i);
            DoubleVector x = load(b0, i);
            s00 = u.fma(x, s00);
            s10 = v.fma(x, s10);
            x = load(b1, i);
            s01 = u.fma(x, s01);
            s11 = v.fma(x, s11);
            x = load(b2, i);
            s02 = u.fma(x, s02);
            s12 = v.fma(x, s12);
            x = load(b3, i);
            s03 = u.fma(x, s03);
            s13 = v.fma(x, s13);
        }
        s00.intoArray(lanes, 0);
        s01.intoArray(lanes, COUNT);
        s02.intoArray(lanes, 2 * COUNT);
        s03.intoArray(lanes, 3 * COUNT);
        s10.intoArray(lanes, 4 * COUNT);
        s11.intoArray(lanes, 5 * COUNT);
        s12.intoArray(lanes, 6 * COUNT);
        s13.intoArray(lanes, 7 * COUNT);
    }
}
