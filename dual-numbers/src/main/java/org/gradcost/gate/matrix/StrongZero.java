package org.gradcost.gate.matrix;

import static org.gradcost.gate.ChainRule.times;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.UnaryGate;

/**
 * The products of {@link ChainProducts} by the rule 0·∞ = 0·NaN = 0 of {@link org.gradcost.gate.ChainRule}, for results in
 * which plain arithmetic gave NaN. They are slow, since each factor is tested, but seldom needed.
 */
final class StrongZero {
    private StrongZero() {}

    /** Returns whether an element is NaN. */
    static boolean isNeeded(DMatrixRMaj a) {
        int n = a.getNumElements();
        if (!sumIsNaN(a.data, n)) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(a.data[i])) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether the sum of the elements is NaN, because an element is NaN or both ∞ and −∞ occur. It uses eight
     * partial sums to hide the latency of additions, which is twice as fast as four sums or as comparisons.
     */
    private static boolean sumIsNaN(double[] x, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i < n - 7; i += 8) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
            s4 += x[i + 4];
            s5 += x[i + 5];
            s6 += x[i + 6];
            s7 += x[i + 7];
        }
        for (; i < n; i++) {
            s0 += x[i];
        }
        return Double.isNaN((s0 + s1) + (s2 + s3) + ((s4 + s5) + (s6 + s7)));
    }

    /**
     * Computes cᵢⱼ = Σ_q a(i, q)·b(q, j) over k terms, given the strides between rows and between columns of each factor.
     */
    static void mult(int k, double[] a, int aRow, int aCol, double[] b, int bRow, int bCol, DMatrixRMaj c) {
        for (int i = 0; i < c.numRows; i++) {
            for (int j = 0; j < c.numCols; j++) {
                double sum = 0;
                for (int q = 0; q < k; q++) {
                    sum += times(a[i * aRow + q * aCol], b[q * bRow + j * bCol]);
                }
                c.data[i * c.numCols + j] = sum;
            }
        }
    }

    /** Computes y = S·x, where S is symmetric and given by the lower triangle of A. */
    static void multSymmetric(DMatrixRMaj a, DMatrixRMaj x, DMatrixRMaj y) {
        int n = a.numRows;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += times(a.data[Math.max(i, j) * n + Math.min(i, j)], x.data[j]);
            }
            y.data[i] = sum;
        }
    }

    /** Sets each column of X to 0 whose right-hand side in B is 0. */
    static void solved(DMatrixRMaj b, DMatrixRMaj x) {
        for (int j = 0; j < b.numCols; j++) {
            boolean zero = true;
            for (int i = 0; i < b.numRows; i++) {
                zero &= b.data[i * b.numCols + j] == 0;
            }
            for (int i = 0; zero && i < x.numRows; i++) {
                x.data[i * x.numCols + j] = 0;
            }
        }
    }

    /** Returns {@code Σ x[x0 + i]·y[y0 + i]} over n elements. */
    static double dot(int n, double[] x, int x0, double[] y, int y0) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += times(x[x0 + i], y[y0 + i]);
        }
        return sum;
    }

    /** Computes out = s·X∘D. */
    static void product(double s, DMatrixRMaj x, DMatrixRMaj d, DMatrixRMaj out) {
        for (int i = 0; i < out.getNumElements(); i++) {
            out.data[i] = times(s * x.data[i], d.data[i]);
        }
    }

    /** Computes out = f′(A)∘D, but only the elements that are NaN. */
    static void elementwise(UnaryGate gate, DMatrixRMaj a, DMatrixRMaj d, DMatrixRMaj out) {
        for (int i = 0; i < out.getNumElements(); i++) {
            if (Double.isNaN(out.data[i])) {
                out.data[i] = times(gate.slope(a.data[i]), d.data[i]);
            }
        }
    }

    /** Computes out = D ⊘ B, but only the elements that are NaN. */
    static void quotient(DMatrixRMaj d, DMatrixRMaj b, DMatrixRMaj out) {
        for (int i = 0; i < out.getNumElements(); i++) {
            if (Double.isNaN(out.data[i])) {
                out.data[i] = times(1 / b.data[i], d.data[i]);
            }
        }
    }

    /** Computes out = −C∘D ⊘ B, but only the elements that are NaN. */
    static void quotientOfDivisor(DMatrixRMaj c, DMatrixRMaj b, DMatrixRMaj d, DMatrixRMaj out) {
        for (int i = 0; i < out.getNumElements(); i++) {
            if (Double.isNaN(out.data[i])) {
                out.data[i] = times(-c.data[i] / b.data[i], d.data[i]);
            }
        }
    }
}
