package org.gradcost.circuit;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Matrices as values. As text, a 1×1 matrix is its number, a matrix of up to {@value #SMALL} entries is written by rows,
 * {@code [1 2; 3 4]}, and a larger one is given by its shape and Frobenius norm.
 */
final class MatrixValues implements Values<DMatrixRMaj> {

    private static final int SMALL = 6;

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
        return isSmall(value) ? entries(value) : shape(value) + " ‖" + Numerals.brief(norm(value)) + "‖";
    }

    @Override
    public String full(DMatrixRMaj value) {
        if (value.getNumElements() == 1) {
            return Numerals.full(value.data[0]);
        }
        return isSmall(value) ? entries(value) : shape(value) + ", norm " + Numerals.full(norm(value));
    }

    private static boolean isSmall(DMatrixRMaj value) {
        return value.getNumElements() <= SMALL;
    }

    private static String entries(DMatrixRMaj value) {
        if (value.getNumElements() == 1) {
            return Numerals.brief(value.data[0]);
        }
        return IntStream.range(0, value.numRows)
                .mapToObj(i -> IntStream.range(0, value.numCols)
                        .mapToObj(j -> Numerals.brief(value.get(i, j)))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; ", "[", "]"));
    }

    static String shape(DMatrixRMaj value) {
        return value.numRows + "×" + value.numCols;
    }

    @Override
    public String pulled(String slope, String adjoint) {
        return slope;
    }

    /** Returns the slope of a matrix with respect to a matrix as text: the shapes between which its pullback maps. */
    static String slope(DMatrixRMaj output, DMatrixRMaj argument) {
        return shape(argument) + " ← " + shape(output);
    }

    /** Returns the pullback of C = A·B, {@code C̄·Bᵀ} or {@code Aᵀ·C̄}, as text with the shapes of its factors. */
    static String product(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, boolean first) {
        return first
                ? "(" + shape(c) + ")·(" + b.numCols + "×" + b.numRows + ")"
                : "(" + a.numCols + "×" + a.numRows + ")·(" + shape(c) + ")";
    }

    private static double norm(DMatrixRMaj value) {
        return NormOps_DDRM.normF(value);
    }
}
