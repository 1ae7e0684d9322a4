package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import jdk.incubator.vector.DoubleVector;

/**
 * The update {@code y ← y + Σ_q f_q·row_q}, with four vectors of y in registers while all rows are added. The last four vectors
 * may overlap the previous ones, so that they end with the last element; elements that are computed twice have the same bits,
 * since everything is read before anything is stored.
 */
final class RowSums {

    private static final int STEP = 4 * COUNT;

    private RowSums() {}

    static void add(int length, int terms, double[] f, int f0, int step, double[][] rows, double[] y) {
        int j = 0;
        for (; j <= length - COUNT; j += STEP) {
            int last = length - COUNT;
            four(
                    j,
                    Math.min(j + COUNT, last),
                    Math.min(j + 2 * COUNT, last),
                    Math.min(j + 3 * COUNT, last),
                    terms,
                    f,
                    f0,
                    step,
                    rows,
                    y);
        }
        for (j = Math.min(j, length); j < length; j++) {
            one(j, terms, f, f0, step, rows, y);
        }
    }

    private static void four(
            int j0, int j1, int j2, int j3, int terms, double[] f, int f0, int step, double[][] rows, double[] y) {
        DoubleVector s0 = load(y, j0);
        DoubleVector s1 = load(y, j1);
        DoubleVector s2 = load(y, j2);
        DoubleVector s3 = load(y, j3);
        int at = f0;
        for (int q = 0; q < terms; q++) {
            DoubleVector v = all(f[at]);
            double[] row = rows[q];
            s0 = v.fma(load(row, j0), s0);
            s1 = v.fma(load(row, j1), s1);
            s2 = v.fma(load(row, j2), s2);
            s3 = v.fma(load(row, j3), s3);
            at += step;
        }
        s0.intoArray(y, j0);
        s1.intoArray(y, j1);
        s2.intoArray(y, j2);
        s3.intoArray(y, j3);
    }

    private static void one(int j, int terms, double[] f, int f0, int step, double[][] rows, double[] y) {
        double sum = y[j];
        int at = f0;
        for (int q = 0; q < terms; q++) {
            sum = Math.fma(f[at], rows[q][j], sum);
            at += step;
        }
        y[j] = sum;
    }
}
