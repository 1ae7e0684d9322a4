package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;

/**
 * Products of rows with rows, which are all contiguous along the summation index, in tiles of four by two. Nothing is copied, and
 * each loaded vector is used in two or four of eight sums.
 */
final class DotTiles {

    static final int ROWS = 4;
    static final int COLUMNS = 2;

    private DotTiles() {}

    /** Computes C = A·Bᵀ: A is m×k, B n×k. */
    static void product(
            int m, int k, int n, double[] a, int a0, double[] b, int b0, double[] c, int c0, double[] lanes) {
        int j = 0;
        for (; j <= n - COLUMNS; j += COLUMNS) {
            int i = 0;
            for (; i <= m - ROWS; i += ROWS) {
                int row = a0 + i * k;
                int column = b0 + j * k;
                tile(k, a, row, row + k, row + 2 * k, row + 3 * k, b, column, column + k, lanes);
                for (int r = 0; r < ROWS; r++) {
                    int to = c0 + (i + r) * n + j;
                    int from = COLUMNS * r * COUNT;
                    c[to] = finish(k, a, row + r * k, b, column, Lanes.sum(lanes, from));
                    c[to + 1] = finish(k, a, row + r * k, b, column + k, Lanes.sum(lanes, from + COUNT));
                }
            }
            for (; i < m; i++) {
                c[c0 + i * n + j] = VectorSums.dot(a, a0 + i * k, b, b0 + j * k, k);
                c[c0 + i * n + j + 1] = VectorSums.dot(a, a0 + i * k, b, b0 + (j + 1) * k, k);
            }
        }
        for (; j < n; j++) {
            for (int i = 0; i < m; i++) {
                c[c0 + i * n + j] = VectorSums.dot(a, a0 + i * k, b, b0 + j * k, k);
            }
        }
    }

    /** Adds the elements after the last complete vector. */
    private static double finish(int k, double[] a, int a0, double[] b, int b0, double start) {
        double sum = start;
        for (int q = k - k % COUNT; q < k; q++) {
            sum = Math.fma(a[a0 + q], b[b0 + q], sum);
        }
        return sum;
    }

    /** Stores the lanes of eight sums, row by row of the tile. */
    private static void tile(
            int k, double[] a, int a0, int a1, int a2, int a3, double[] b, int b0, int b1, double[] lanes) {
        DoubleVector s00 = all(0);
        DoubleVector s01 = s00;
        DoubleVector s10 = s00;
        DoubleVector s11 = s00;
        DoubleVector s20 = s00;
        DoubleVector s21 = s00;
        DoubleVector s30 = s00;
        DoubleVector s31 = s00;
        for (int q = 0; q <= k - COUNT; q += COUNT) {
            DoubleVector x = load(b, b0 + q);
            DoubleVector y = load(b, b1 + q);
            DoubleVector v = load(a, a0 + q);
            s00 = v.fma(x, s00);
            s01 = v.fma(y, s01);
            v = load(a, a1 + q);
            s10 = v.fma(x, s10);
            s11 = v.fma(y, s11);
            v = load(a, a2 + q);
            s20 = v.fma(x, s20);
            s21 = v.fma(y, s21);
            v = load(a, a3 + q);
            s30 = v.fma(x, s30);
            s31 = v.fma(y, s31);
        }
        s00.intoArray(lanes, 0);
        s01.intoArray(lanes, COUNT);
        s10.intoArray(lanes, 2 * COUNT);
        s11.intoArray(lanes, 3 * COUNT);
        s20.intoArray(lanes, 4 * COUNT);
        s21.intoArray(lanes, 5 * COUNT);
        s30.intoArray(lanes, 6 * COUNT);
        s31.intoArray(lanes, 7 * COUNT);
    }
}
