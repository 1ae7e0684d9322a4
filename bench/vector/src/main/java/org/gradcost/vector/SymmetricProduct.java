package org.gradcost.vector;

import static org.gradcost.vector.Lanes.COUNT;
import static org.gradcost.vector.Lanes.all;
import static org.gradcost.vector.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * The product of a symmetric matrix with a vector. Each element below the diagonal is loaded once and used in two products, and
 * four rows are processed together.
 */
final class SymmetricProduct {

    private SymmetricProduct() {}

    /** Computes y = S·x, where S is n×n and symmetric, with the lower triangle of A, whose rows have n elements. */
    static void product(int n, double[] a, double[] x, double[] y) {
        Arrays.fill(y, 0, n, 0);
        double[] lanes = new double[4 * COUNT];
        int i = 0;
        for (; i < n - 3; i += 4) {
            four(i, n, a, x, y, lanes);
            add(i, i, i + 4, n, a, x, y);
        }
        add(0, i, n, n, a, x, y);
    }

    /** Processes rows i to i + 3, left of column i. */
    private static void four(int i, int n, double[] a, double[] x, double[] y, double[] lanes) {
        int r0 = i * n;
        int r1 = r0 + n;
        int r2 = r1 + n;
        int r3 = r2 + n;
        int j = 0;
        double y0 = 0;
        double y1 = 0;
        double y2 = 0;
        double y3 = 0;
        if (i >= COUNT) {
            DoubleVector s0 = all(0);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            DoubleVector x0 = all(x[i]);
            DoubleVector x1 = all(x[i + 1]);
            DoubleVector x2 = all(x[i + 2]);
            DoubleVector x3 = all(x[i + 3]);
            for (; j <= i - COUNT; j += COUNT) {
                DoubleVector v = load(x, j);
                DoubleVector a0 = load(a, r0 + j);
                DoubleVector a1 = load(a, r1 + j);
                DoubleVector a2 = load(a, r2 + j);
                DoubleVector a3 = load(a, r3 + j);
                s0 = a0.fma(v, s0);
                s1 = a1.fma(v, s1);
                s2 = a2.fma(v, s2);
                s3 = a3.fma(v, s3);
                a0.fma(x0, a1.mul(x1))
                        .add(a2.fma(x2, a3.mul(x3)))
                        .add(load(y, j))
                        .intoArray(y, j);
            }
            s0.intoArray(lanes, 0);
            s1.intoArray(lanes, COUNT);
            s2.intoArray(lanes, 2 * COUNT);
            s3.intoArray(lanes, 3 * COUNT);
            y0 = Lanes.sum(lanes, 0);
            y1 = Lanes.sum(lanes, COUNT);
            y2 = Lanes.sum(lanes, 2 * COUNT);
            y3 = Lanes.sum(lanes, 3 * COUNT);
        }
        for (; j < i; j++) {
            double xj = x[j];
            double a0 = a[r0 + j];
            double a1 = a[r1 + j];
            double a2 = a[r2 + j];
            double a3 = a[r3 + j];
            y0 = Math.fma(a0, xj, y0);
            y1 = Math.fma(a1, xj, y1);
            y2 = Math.fma(a2, xj, y2);
            y3 = Math.fma(a3, xj, y3);
            y[j] += Math.fma(a0, x[i], a1 * x[i + 1]) + Math.fma(a2, x[i + 2], a3 * x[i + 3]);
        }
        y[i] = y0;
        y[i + 1] = y1;
        y[i + 2] = y2;
        y[i + 3] = y3;
    }

    /** Adds rows {@code first} to {@code end}, exclusive, from column {@code from} to the diagonal. */
    private static void add(int from, int first, int end, int n, double[] a, double[] x, double[] y) {
        for (int i = first; i < end; i++) {
            double sum = a[i * n + i] * x[i];
            for (int j = from; j < i; j++) {
                sum = Math.fma(a[i * n + j], x[j], sum);
                y[j] = Math.fma(a[i * n + j], x[i], y[j]);
            }
            y[i] += sum;
        }
    }
}
