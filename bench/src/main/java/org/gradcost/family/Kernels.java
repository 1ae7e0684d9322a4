package org.gradcost.family;

/**
 * Products of row-major matrices that lie inside longer arrays, for the hand-written side of the families: the weights
 * of a layer are a stretch of the inputs, and are used where they are.
 *
 * <p>Four rows go through each inner loop together. A sum of doubles may not be reordered by the compiler, so that a
 * single one waits for every addition; four do not, and each element loaded is used four times. At the sizes of the
 * families this takes half to nine tenths of the time of EJML's kernels, which would need their arguments copied besides.
 */
final class Kernels {

    private Kernels() {}

    /** {@code Σ a_i·b_i} over n elements. */
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

    /** {@code C += A·B}: A is m×k at a0, B k×n at b0, C m×n at c0. */
    static void multAdd(double[] a, int a0, double[] b, int b0, double[] c, int c0, int m, int k, int n) {
        for (int i = 0; i < m; i++) {
            combine(a, a0 + i * k, 1, b, b0, c, c0 + i * n, k, n);
        }
    }

    /** {@code C += Aᵀ·B}: A is m×k at a0, B m×n at b0, C k×n at c0. */
    static void multAddTransA(double[] a, int a0, double[] b, int b0, double[] c, int c0, int m, int k, int n) {
        for (int i = 0; i < k; i++) {
            combine(a, a0 + i, k, b, b0, c, c0 + i * n, m, n);
        }
    }

    /** {@code C = A·Bᵀ}: A is m×k at a0, B n×k at b0, C m×n at c0. */
    static void multTransB(double[] a, int a0, double[] b, int b0, double[] c, int c0, int m, int k, int n) {
        int i = 0;
        for (; i < m - 3; i += 4) {
            for (int j = 0; j < n; j++) {
                fourDots(a, a0 + i * k, b, b0 + j * k, c, c0 + i * n + j, k, n);
            }
        }
        for (; i < m; i++) {
            for (int j = 0; j < n; j++) {
                c[c0 + i * n + j] = dot(a, a0 + i * k, b, b0 + j * k, k);
            }
        }
    }

    /** Four rows of A, n elements each, with one of B; the results go {@code stride} apart. */
    private static void fourDots(double[] a, int a0, double[] b, int b0, double[] c, int c0, int n, int stride) {
        int a1 = a0 + n;
        int a2 = a1 + n;
        int a3 = a2 + n;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < n; i++) {
            double shared = b[b0 + i];
            s0 += a[a0 + i] * shared;
            s1 += a[a1 + i] * shared;
            s2 += a[a2 + i] * shared;
            s3 += a[a3 + i] * shared;
        }
        c[c0] = s0;
        c[c0 + stride] = s1;
        c[c0 + 2 * stride] = s2;
        c[c0 + 3 * stride] = s3;
    }

    /** Adds to a row of C the sum of {@code rows} rows of B, with factors that lie {@code stride} apart in A. */
    private static void combine(
            double[] a, int a0, int stride, double[] b, int b0, double[] c, int c0, int rows, int n) {
        int p = 0;
        for (; p < rows - 3; p += 4) {
            int factor = a0 + p * stride;
            addFourRows(
                    a[factor],
                    a[factor + stride],
                    a[factor + 2 * stride],
                    a[factor + 3 * stride],
                    b,
                    b0 + p * n,
                    c,
                    c0,
                    n);
        }
        for (; p < rows; p++) {
            double factor = a[a0 + p * stride];
            for (int j = 0; j < n; j++) {
                c[c0 + j] += factor * b[b0 + p * n + j];
            }
        }
    }

    private static void addFourRows(
            double f0, double f1, double f2, double f3, double[] b, int b0, double[] c, int c0, int n) {
        int b1 = b0 + n;
        int b2 = b1 + n;
        int b3 = b2 + n;
        for (int j = 0; j < n; j++) {
            c[c0 + j] += (f0 * b[b0 + j] + f1 * b[b1 + j]) + (f2 * b[b2 + j] + f3 * b[b3 + j]);
        }
    }
}
