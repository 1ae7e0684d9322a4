package org.gradcost.gate.matrix.kernel;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;
import org.ejml.dense.row.linsol.lu.LinearSolverLu_DDRM;

/**
 * The factorisation P·A = L·U by EJML with partial pivoting. It adds two operations that EJML lacks: a solve with Aᵀ from
 * the same factors, which every pullback of an inverse needs, and a determinant without intermediate overflow. Buffers are
 * reused from one decomposition to the next.
 */
public final class LuFactors {
    private final Decomposition decomposition = new Decomposition();
    private final LinearSolverLu_DDRM solver = new LinearSolverLu_DDRM(decomposition);
    private final ScaledProduct product = new ScaledProduct();
    private int n;

    /**
     * Factorises a square matrix A.
     *
     * @return false if a pivot is exactly zero, otherwise true; EJML's own test compares pivots with an absolute bound and
     *     so considers 10⁻²⁰·I singular
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

    /** Computes X = A⁻ᵀ·B from Aᵀ = Uᵀ·Lᵀ·P, column by column as EJML's solver does. */
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

    /** Replaces v by L⁻ᵀ·U⁻ᵀ·v. Both loops run along rows of the factors, since a column of Uᵀ is a row of U. */
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

    /** Returns det A, the product of the pivots with the sign of the permutation. The object is reused by the next call. */
    public ScaledProduct determinant() {
        double[] lu = decomposition.getLU().data;
        product.begin();
        for (int i = 0; i < n; i++) {
            product.multiply(lu[i * n + i]);
        }
        product.multiply(decomposition.signOfPermutation());
        return product;
    }

    /** EJML's decomposition, extended to give access to the sign of its permutation. */
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
