package org.gradcost.circuit;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/** Matrix values, written as shape and Frobenius norm, and a 1×1 matrix as its number. */
final class MatrixValues implements Values<DMatrixRMaj> {

    @Override
    public DMatrixRMaj one(DMatrixRMaj like) {
        DMatrixRMaj ones = like.createLike();
        ones.fill(1);
        return ones;
    }

    @Override
    public DMatrixRMaj zero(DMatrixRMaj like) {
        return like.createLike();
    }

    @Override
    public DMatrixRMaj sum(DMatrixRMaj a, DMatrixRMaj b) {
        return CommonOps_DDRM.add(a, b, null);
    }

    @Override
    public String brief(DMatrixRMaj value) {
        boolean number = value.getNumElements() == 1;
        return number ? Numerals.brief(value.data[0]) : shape(value) + " ‖" + Numerals.brief(norm(value)) + "‖";
    }

    @Override
    public String full(DMatrixRMaj value) {
        boolean number = value.getNumElements() == 1;
        return number ? Numerals.full(value.data[0]) : shape(value) + ", norm " + Numerals.full(norm(value));
    }

    static String shape(DMatrixRMaj value) {
        return value.numRows + "×" + value.numCols;
    }

    @Override
    public String pulled(String slope, String adjoint) {
        return slope;
    }

    /** Returns the slope of a matrix by a matrix, a linear map, as the shapes between which its pullback maps. */
    static String slope(DMatrixRMaj output, DMatrixRMaj argument) {
        return shape(argument) + " ← " + shape(output);
    }

    /** Returns the pullback of C = A·B, {@code C̄·Bᵀ} or {@code Aᵀ·C̄}, as the shapes of its factors. */
    static String product(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, boolean first) {
        return first
                ? "(" + shape(c) + ")·(" + b.numCols + "×" + b.numRows + ")"
                : "(" + a.numCols + "×" + a.numRows + ")·(" + shape(c) + ")";
    }

    private static double norm(DMatrixRMaj value) {
        return NormOps_DDRM.normF(value);
    }
}
