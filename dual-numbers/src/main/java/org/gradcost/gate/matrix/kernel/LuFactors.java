package org.gradcost.gate.matrix.kernel;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;
import org.ejml.dense.row.linsol.lu.LinearSolverLu_DDRM;

/**
 * P·A = L·U by EJML with partial pivoting, and what EJML lacks: a solve with Aᵀ from the same factors, which every
 * pullback through an inverse needs, and a determinant that does not overflow on the way. The buffers are reused from one
 * decomposition to the next.
 */
public final class LuFactors {
    private final Decomposition decomposition = new Decomposition();
    private final LinearSolverLu_DDRM solver = new LinearSolverLu_DDRM(decomposition);
    private final ScaledProduct product = new ScaledProduct();
    private int n;

    /**
     * Factorises the square A.
     *
     * @return false if a pivot is exactly zero. EJML's own test compares pivots with an absolute bound, for which 10⁻²⁰·I
     *     is singular
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

    /** Computes X = A⁻¹·B. */
    public void solve(DMatrixRMaj b, DMatrixRMaj x) {
        solver.solve(b, x);
    }

    /** Computes X = A⁻¹. */
    public void invert(DMatrixRMaj x) {
        solver.invert(x);
    }

    /** Computes X = A⁻ᵀ. */
    public void invertTransposed(DMatrixRMaj x) {
        invert(x);
        CommonOps_DDRM.transpose(x);
    }

    /** Computes X = A⁻ᵀ·B: with Aᵀ = Uᵀ·Lᵀ·P, column by column as in EJML's solver. */
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

    /** Computes v ← L⁻ᵀ·U⁻ᵀ·v. Both loops run along rows of the factors, since a column of Uᵀ is a row of U. */
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

    /** Returns det A: the product of the pivots, with the sign of the permutation. Valid until the next call. */
    public ScaledProduct determinant() {
        double[] lu = decomposition.getLU().data;
        product.begin();
        for (int i = 0; i < n; i++) {
            product.multiply(lu[i * n + i]);
        }
        product.multiply(decomposition.signOfPermutation());
        return product;
    }

    /** EJML's decomposition, which keeps the sign of its permutation to itself. */
    private static final class Decomposition extends LUDecompositionAlt_DDRM {
        double signOfPermutation() {
            return pivsign;
        }
    }

    public long bytes() {
        return (long) Double.BYTES * decomposition.getLU().data.length
                + (long) Double.BYTES * decomposition._getVV().length
                + (long) Integer.BYTES * (decomposition.getIndx().length + decomposition.getPivot().length);
    }
}
