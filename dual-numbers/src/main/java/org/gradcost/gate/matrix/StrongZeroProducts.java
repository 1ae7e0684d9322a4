package org.gradcost.gate.matrix;

import static org.gradcost.gate.ChainRule.times;

import org.ejml.data.DMatrixRMaj;

/**
 * The products of {@link ChainProducts} by the rule 0·∞ = 0·NaN = 0 of {@link org.gradcost.gate.ChainRule}: a tangent, an
 * adjoint or a slope of 0 carries nothing. Slower, since each product is looked at; used only where plain arithmetic gave
 * NaN.
 */
final class StrongZeroProducts extends ChainProducts {
    StrongZeroProducts(Scratch scratch) {
        super(scratch);
    }

    @Override
    public void mult(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        int k = a.numCols;
        int n = b.numCols;
        product(k, a.data, k, 1, b.data, n, 1, c);
    }

    @Override
    public void multTransB(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        int k = a.numCols;
        product(k, a.data, k, 1, b.data, 1, k, c);
    }

    @Override
    public void multTransA(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        product(a.numRows, a.data, 1, a.numCols, b.data, b.numCols, 1, c);
    }

    /** cᵢⱼ = Σ_q a(i, q)·b(q, j), with the distances between neighbouring rows and columns of each factor. */
    private static void product(int k, double[] a, int aRow, int aCol, double[] b, int bRow, int bCol, DMatrixRMaj c) {
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

    @Override
    public void multSymmetric(DMatrixRMaj a, DMatrixRMaj x, DMatrixRMaj y) {
        int n = a.numRows;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += times(a.data[Math.max(i, j) * n + Math.min(i, j)], x.data[j]);
            }
            y.data[i] = sum;
        }
    }

    /** Sets the columns of X to 0 that come from columns of 0. */
    @Override
    public void solved(DMatrixRMaj b, DMatrixRMaj x) {
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

    @Override
    public double dot(int n, double[] x, int x0, double[] y, int y0) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += times(x[x0 + i], y[y0 + i]);
        }
        return sum;
    }

    @Override
    void scale(int n, double s, double[] x, double[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = times(s, x[i]);
        }
    }

    @Override
    public void addScaled(int n, double s, double[] x, int x0, double[] out, int out0) {
        for (int i = 0; i < n; i++) {
            out[out0 + i] += times(s, x[x0 + i]);
        }
    }

    @Override
    public void product(double s, DMatrixRMaj x, DMatrixRMaj d, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = times(s * x.data[i], d.data[i]);
        }
    }

    @Override
    public void quotient(DMatrixRMaj d, DMatrixRMaj b, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            double quotient = d.data[i] / b.data[i];
            out.data[i] = quotient == quotient ? quotient : times(1 / b.data[i], d.data[i]);
        }
    }

    @Override
    public void quotientOfDivisor(DMatrixRMaj c, DMatrixRMaj b, DMatrixRMaj d, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            double carried = -c.data[i] * d.data[i] / b.data[i];
            out.data[i] = carried == carried ? carried : times(-c.data[i] / b.data[i], d.data[i]);
        }
    }
}
