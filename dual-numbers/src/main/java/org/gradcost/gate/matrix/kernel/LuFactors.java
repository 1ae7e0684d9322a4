package org.gradcost.gate.matrix.kernel;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;
import org.ejml.dense.row.linsol.lu.LinearSolverLu_DDRM;

/**
 * P·A = L·U by EJML, and what it lacks: a solve with Aᵀ from the same factors, which every pullback through an inverse
 * needs. Its buffers are reused from one decomposition to the next.
 */
public final class LuFactors {
    private final LUDecompositionAlt_DDRM decomposition = new LUDecompositionAlt_DDRM();
    private final LinearSolverLu_DDRM solver = new LinearSolverLu_DDRM(decomposition);
    private int n;

    /**
     * Factorises the square A; false if a pivot is exactly zero. EJML's own test compares pivots with an absolute
     * bound, for which 10⁻²⁰·I is singular.
     */
    public boolean decompose(DMatrixRMaj a) {
        n = a.numRows;
        solver.setA(a);
        double[] lu = decomposition.getLU().data;
        for (int i = 0; i < n; i++) {
            if (lu[i * n + i] == 0) {
                return false;
            }
        }
        return true;
    }

    /** X = A⁻¹·B. */
    public void solve(DMatrixRMaj b, DMatrixRMaj x) {
        solver.solve(b, x);
    }

    /** X = A⁻¹. */
    public void invert(DMatrixRMaj x) {
        solver.invert(x);
    }

    /** X = A⁻ᵀ. */
    public void invertTransposed(DMatrixRMaj x) {
        invert(x);
        CommonOps_DDRM.transpose(x);
    }

    /** X = A⁻ᵀ·B: with Aᵀ = Uᵀ·Lᵀ·P, column by column as in EJML's solver. */
    public void solveTransposed(DMatrixRMaj b, DMatrixRMaj x) {
        double[] lu = decomposition.getLU().data;
        int[] pivot = decomposition.getPivot();
        double[] v = decomposition._getVV();
        int columns = b.numCols;
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < n; i++) {
                v[i] = b.data[i * columns + j];
            }
            solveTransposed(lu, v);
            for (int i = 0; i < n; i++) {
                x.data[pivot[i] * columns + j] = v[i];
            }
        }
    }

    /** v ← L⁻ᵀ·U⁻ᵀ·v. Both loops run along rows of the factors, since a column of Uᵀ is a row of U. */
    private void solveTransposed(double[] lu, double[] v) {
        for (int i = 0; i < n; i++) {
            int row = i * n;
            double vi = v[i] / lu[row + i];
            v[i] = vi;
            for (int j = i + 1; j < n; j++) {
                v[j] -= lu[row + j] * vi;
            }
        }
        for (int i = n - 1; i > 0; i--) {
            int row = i * n;
            double vi = v[i];
            for (int j = 0; j < i; j++) {
                v[j] -= lu[row + j] * vi;
            }
        }
    }

    public double determinant() {
        return decomposition.computeDeterminant().real;
    }

    /** log |det A|, a sum and so far from overflow. */
    public double logDeterminant() {
        double[] lu = decomposition.getLU().data;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log(Math.abs(lu[i * n + i]));
        }
        return sum;
    }

    public long bytes() {
        return (long) Double.BYTES * decomposition.getLU().data.length
                + (long) Double.BYTES * decomposition._getVV().length
                + (long) Integer.BYTES * (decomposition.getIndx().length + decomposition.getPivot().length);
    }
}
