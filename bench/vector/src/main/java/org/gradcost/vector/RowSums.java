package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;

/** {@code y ← y + Σ_q f_q·row_q}, four vectors of y in registers while all rows are added. */
final class RowSums {

    private RowSums() {}

    static void add(int length, int terms, double[] f, int f0, int step, double[][] rows, double[] y) {
        int j = 0;
        for (; j <= length - 4 * COUNT; j += 4 * COUNT) {
            four(j, terms, f, f0, step, rows, y);
        }
        for (; j <= length - COUNT; j += COUNT) {
            one(j, terms, f, f0, step, rows, y);
        }
        for (; j < length; j++) {
            double sum = y[j];
            for (int q = 0; q < terms; q++) {
                sum = Math.fma(f[f0 + q * step], rows[q][j], sum);
            }
            y[j] = sum;
        }
    }

    private static void four(int j, int terms, double[] f, int f0, int step, double[][] rows, double[] y) {
        DoubleVector s0 = load(y, j);
        DoubleVector s1 = load(y, j + COUNT);
        DoubleVector s2 = load(y, j + 2 * COUNT);
        DoubleVector s3 = load(y, j + 3 * COUNT);
        int at = f0;
        for (int q = 0; q < terms; q++) {
            DoubleVector v = all(f[at]);
            double[] row = rows[q];
            s0 = v.fma(load(row, j), s0);
            s1 = v.fma(load(row, j + COUNT), s1);
            s2 = v.fma(load(row, j + 2 * COUNT), s2);
            s3 = v.fma(load(row, j + 3 * COUNT), s3);
            at += step;
        }
        s0.intoArray(y, j);
        s1.intoArray(y, j + COUNT);
        s2.intoArray(y, j + 2 * COUNT);
        s3.intoArray(y, j + 3 * COUNT);
    }

    private static void one(int j, int terms, double[] f, int f0, int step, double[][] rows, double[] y) {
        DoubleVector sum = load(y, j);
        int at = f0;
        for (int q = 0; q < terms; q++) {
            sum = all(f[at]).fma(load(rows[q], j), sum);
            at += step;
        }
        sum.intoArray(y, j);
    }
}
