package org.gradcost.family;

import java.util.Arrays;

/**
 * Products of matrices for the hand-written side of the families. Weights are a stretch of a longer array, row-major
 * from {@code start}; samples, scores and the like are arrays of rows.
 *
 * <p>Two things make them faster than the loops of a textbook and than EJML's, threefold on long rows. Four rows go
 * through each inner loop together, so that an element loaded and stored serves four products. And all arrays of an
 * inner loop have the same index: as soon as one is read at {@code start + j}, HotSpot no longer makes vector
 * instructions of the loop, and that costs more than to copy the weights into arrays of their own.
 */
final class Kernels {

    private final int k;
    private final int width;
    private final double[][] rows;
    private final double[][] columns;

    /** Kernels for weights W of one shape, k×width, with work arrays; for one thread. */
    Kernels(int k, int width) {
        this.k = k;
        this.width = width;
        this.rows = new double[4][width];
        this.columns = new double[4][k];
    }

    /** {@code C += A·W}: A is m×k, W k×width, C m×width. */
    void multAdd(double[][] a, double[] weights, int start, double[][] c) {
        int p = 0;
        for (; p < k - 3; p += 4) {
            for (int q = 0; q < 4; q++) {
                System.arraycopy(weights, start + (p + q) * width, rows[q], 0, width);
            }
            addCombinations(a, p, rows, c);
        }
        for (; p < k; p++) {
            System.arraycopy(weights, start + p * width, rows[0], 0, width);
            for (int i = 0; i < a.length; i++) {
                addRow(a[i][p], rows[0], c[i]);
            }
        }
    }

    /** {@code C += A·Wᵀ}: A is m×width, W k×width, C m×k. */
    void multAddTransB(double[][] a, double[] weights, int start, double[][] c) {
        int p = 0;
        for (; p < width - 3; p += 4) {
            gather(weights, start + p);
            addCombinations(a, p, columns, c);
        }
        for (; p < width; p++) {
            double[] column = columns[0];
            for (int q = 0; q < k; q++) {
                column[q] = weights[start + q * width + p];
            }
            for (int i = 0; i < a.length; i++) {
                addRow(a[i][p], column, c[i]);
            }
        }
    }

    /** Four columns of W, made rows. */
    private void gather(double[] weights, int start) {
        double[] c0 = columns[0];
        double[] c1 = columns[1];
        double[] c2 = columns[2];
        double[] c3 = columns[3];
        for (int q = 0; q < k; q++) {
            int at = start + q * width;
            c0[q] = weights[at];
            c1[q] = weights[at + 1];
            c2[q] = weights[at + 2];
            c3[q] = weights[at + 3];
        }
    }

    /** Adds to every row of C the four rows times the four elements of A's row from p. */
    private static void addCombinations(double[][] a, int p, double[][] four, double[][] c) {
        double[] r0 = four[0];
        double[] r1 = four[1];
        double[] r2 = four[2];
        double[] r3 = four[3];
        for (int i = 0; i < a.length; i++) {
            double[] f = a[i];
            addRows(f[p], r0, f[p + 1], r1, f[p + 2], r2, f[p + 3], r3, c[i]);
        }
    }

    /** {@code W = Aᵀ·B}: A is m×k, B m×width, W k×width. */
    void multTransA(double[][] a, double[][] b, double[] weights, int start) {
        double[] row = rows[0];
        for (int p = 0; p < k; p++) {
            Arrays.fill(row, 0);
            int i = 0;
            for (; i < a.length - 3; i += 4) {
                addRows(a[i][p], b[i], a[i + 1][p], b[i + 1], a[i + 2][p], b[i + 2], a[i + 3][p], b[i + 3], row);
            }
            for (; i < a.length; i++) {
                addRow(a[i][p], b[i], row);
            }
            System.arraycopy(row, 0, weights, start + p * width, width);
        }
    }

    /** {@code Σ a_i·b_i} over n elements, in four sums: they may not be reordered, and one alone waits for every addition. */
    static double dot(double[] a, int a0, double[] b, int b0, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            s0 += a[a0 + i] * b[b0 + i];
            s1 += a[a0 + i + 1] * b[b0 + i + 1];
            s2 += a[a0 + i + 2] * b[b0 + i + 2];
            s3 += a[a0 + i + 3] * b[b0 + i + 3];
        }
        for (; i < n; i++) {
            s0 += a[a0 + i] * b[b0 + i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static void addRow(double f, double[] b, double[] c) {
        for (int j = 0; j < c.length; j++) {
            c[j] += f * b[j];
        }
    }

    private static void addRows(
            double f0,
            double[] b0,
            double f1,
            double[] b1,
            double f2,
            double[] b2,
            double f3,
            double[] b3,
            double[] c) {
        for (int j = 0; j < c.length; j++) {
            c[j] += (f0 * b0[j] + f1 * b1[j]) + (f2 * b2[j] + f3 * b3[j]);
        }
    }
}
