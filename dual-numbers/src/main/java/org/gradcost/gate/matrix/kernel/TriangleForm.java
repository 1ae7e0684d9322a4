package org.gradcost.gate.matrix.kernel;

/**
 * The quadratic form of a symmetric matrix, {@code xᵀSx = Σ_i x_i·(s_ii·x_i + 2·Σ_(j<i) s_ij·x_j)}. Each element is used in one product,
 * while {@link TriangleKernel} also needs a second one, and a store. Eight rows are processed together, since eight sums keep both
 * multipliers of a processor busy, and each x_j is then read once per eight products.
 */
final class TriangleForm {

    private static final int ROWS = 8;

    private TriangleForm() {}

    /** Returns xᵀSx, where S is symmetric, n×n, and given by the lower triangle of the row-major matrix A. */
    static double of(int n, double[] a, double[] x) {
        int rest = n % ROWS; // the shortest rows
        double sum = 0;
        for (int i = 0; i < rest; i++) {
            double row = 0;
            for (int j = 0; j < i; j++) {
                row = FusedMultiplyAdd.of(a[i * n + j], x[j], row);
            }
            sum += x[i] * FusedMultiplyAdd.of(a[i * n + i], x[i], 2 * row);
        }
        for (int i = rest; i < n; i += ROWS) {
            sum += eight(i, n, a, x);
        }
        return sum;
    }

    /** Returns the contributions of rows i to i + 7. */
    private static double eight(int i, int n, double[] a, double[] x) {
        int r0 = i * n;
        int r1 = r0 + n;
        int r2 = r1 + n;
        int r3 = r2 + n;
        int r4 = r3 + n;
        int r5 = r4 + n;
        int r6 = r5 + n;
        int r7 = r6 + n;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int j = 0; j < i; j++) {
            double xj = x[j];
            s0 = FusedMultiplyAdd.of(a[r0 + j], xj, s0);
            s1 = FusedMultiplyAdd.of(a[r1 + j], xj, s1);
            s2 = FusedMultiplyAdd.of(a[r2 + j], xj, s2);
            s3 = FusedMultiplyAdd.of(a[r3 + j], xj, s3);
            s4 = FusedMultiplyAdd.of(a[r4 + j], xj, s4);
            s5 = FusedMultiplyAdd.of(a[r5 + j], xj, s5);
            s6 = FusedMultiplyAdd.of(a[r6 + j], xj, s6);
            s7 = FusedMultiplyAdd.of(a[r7 + j], xj, s7);
        }
        s4 += dotOfFour(i, r4, a, x);
        s5 += dotOfFour(i, r5, a, x);
        s6 += dotOfFour(i, r6, a, x);
        s7 += dotOfFour(i, r7, a, x);
        return four(i, n, a, x, s0, s1, s2, s3) + four(i + 4, n, a, x, s4, s5, s6, s7);
    }

    /** Returns the dot product of columns i to i + 3 of a row with x. */
    private static double dotOfFour(int i, int row, double[] a, double[] x) {
        return FusedMultiplyAdd.of(a[row + i], x[i], a[row + i + 1] * x[i + 1])
                + FusedMultiplyAdd.of(a[row + i + 2], x[i + 2], a[row + i + 3] * x[i + 3]);
    }

    /** Returns the contributions of rows i to i + 3, given their sums over the columns before column i. */
    private static double four(int i, int n, double[] a, double[] x, double s0, double s1, double s2, double s3) {
        int r0 = i * n + i;
        int r1 = r0 + n;
        int r2 = r1 + n;
        int r3 = r2 + n;
        double x0 = x[i];
        double x1 = x[i + 1];
        double x2 = x[i + 2];
        double x3 = x[i + 3];
        double t1 = FusedMultiplyAdd.of(a[r1], x0, s1);
        double t2 = FusedMultiplyAdd.of(a[r2], x0, FusedMultiplyAdd.of(a[r2 + 1], x1, s2));
        double t3 = FusedMultiplyAdd.of(
                a[r3], x0, FusedMultiplyAdd.of(a[r3 + 1], x1, FusedMultiplyAdd.of(a[r3 + 2], x2, s3)));
        double low = x0 * FusedMultiplyAdd.of(a[r0], x0, 2 * s0) + x1 * FusedMultiplyAdd.of(a[r1 + 1], x1, 2 * t1);
        double high = x2 * FusedMultiplyAdd.of(a[r2 + 2], x2, 2 * t2) + x3 * FusedMultiplyAdd.of(a[r3 + 3], x3, 2 * t3);
        return low + high;
    }
}
