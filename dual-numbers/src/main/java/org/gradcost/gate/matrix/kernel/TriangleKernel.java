package org.gradcost.gate.matrix.kernel;

import java.util.Arrays;

/**
 * The product of a symmetric matrix with a vector. Each element below the diagonal is read once and used in two products.
 * Four rows are processed together, so that each element of x and y is read once per eight products.
 */
final class TriangleKernel {

    private TriangleKernel() {}

    /** Computes y = S·x, where S is symmetric, n×n, and given by the lower triangle of the row-major matrix A. */
    static void product(int n, double[] a, double[] x, double[] y) {
        Arrays.fill(y, 0, n, 0);
        int i = 0;
        for (; i < n - 3; i += 4) {
            four(i, n, a, x, y);
            add(i, i, i + 4, n, a, x, y);
        }
        add(0, i, n, n, a, x, y);
    }

    /** Processes rows i to i + 3 in the columns before column i. */
    private static void four(int i, int n, double[] a, double[] x, double[] y) {
        int r0 = i * n;
        int r1 = r0 + n;
        int r2 = r1 + n;
        int r3 = r2 + n;
        double x0 = x[i];
        double x1 = x[i + 1];
        double x2 = x[i + 2];
        double x3 = x[i + 3];
        double y0 = 0;
        double y1 = 0;
        double y2 = 0;
        double y3 = 0;
        for (int j = 0; j < i; j++) {
            double xj = x[j];
            double a0 = a[r0 + j];
            double a1 = a[r1 + j];
            double a2 = a[r2 + j];
            double a3 = a[r3 + j];
            y0 = FusedMultiplyAdd.of(a0, xj, y0);
            y1 = FusedMultiplyAdd.of(a1, xj, y1);
            y2 = FusedMultiplyAdd.of(a2, xj, y2);
            y3 = FusedMultiplyAdd.of(a3, xj, y3);
            y[j] += FusedMultiplyAdd.of(a0, x0, a1 * x1) + FusedMultiplyAdd.of(a2, x2, a3 * x3);
        }
        y[i] = y0;
        y[i + 1] = y1;
        y[i + 2] = y2;
        y[i + 3] = y3;
    }

    /** Adds the products of rows {@code first} to {@code end − 1}, from column {@code from} to the diagonal. */
    private static void add(int from, int first, int end, int n, double[] a, double[] x, double[] y) {
        for (int i = first; i < end; i++) {
            double sum = a[i * n + i] * x[i];
            for (int j = from; j < i; j++) {
                sum += a[i * n + j] * x[j];
                y[j] += a[i * n + j] * x[i];
            }
            y[i] += sum;
        }
    }
}
