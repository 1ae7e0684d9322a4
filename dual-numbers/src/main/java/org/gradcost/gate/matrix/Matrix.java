package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.UnaryGate;

/**
 * A matrix in a circuit of any mode: a circuit is written once, generic in {@code M}, with the method names of EJML's
 * SimpleMatrix. Each method applies one gate, which is defined in a file of its own; a mode only lifts gates, by its
 * {@code apply} methods.
 *
 * <p>Matrices are r×c with r, c ≥ 1. A scalar result is a 1×1 matrix. Arguments that do not fit are refused with an
 * {@link IllegalArgumentException} that names both shapes.
 *
 * @param <M> the matrices of the mode
 */
public interface Matrix<M extends Matrix<M>> {
    /** Returns the value, r×c. Read only: it belongs to the mode. */
    DMatrixRMaj value();

    /** Returns a constant of the same mode, without a derivative. The matrix is referenced, not copied. */
    M constant(DMatrixRMaj value);

    /** Applies a gate of one argument, this. */
    M apply(UnaryMatrixGate gate);

    /** Applies a gate of two arguments, this and b. */
    M apply(BinaryMatrixGate gate, M b);

    /**
     * Returns the gate that the last recording applied at this position, or null. A gate with parameters is taken from here
     * when the parameters are the same, so that recording a circuit again allocates no gates.
     */
    default UnaryMatrixGate expected() {
        return null;
    }

    /** Returns the gate of two arguments that the last recording applied at this position, or null. */
    default BinaryMatrixGate expectedBinary() {
        return null;
    }

    /** Returns the number of rows, r. */
    default int numRows() {
        return value().numRows;
    }

    /** Returns the number of columns, c. */
    default int numCols() {
        return value().numCols;
    }

    /** Returns A + B, of one shape. */
    default M plus(M b) {
        return apply(MatrixGates.PLUS, b);
    }

    /** Returns A with a row b, 1×c, added to each of its rows: the bias of a layer. */
    default M plusRow(M b) {
        return apply(MatrixGates.PLUS_ROW, b);
    }

    /** Returns A + s, for every element. */
    default M plus(double s) {
        return apply(Shift.of(expected(), s));
    }

    /** Returns A − B, of one shape. */
    default M minus(M b) {
        return apply(MatrixGates.MINUS, b);
    }

    /** Returns −A. */
    default M negative() {
        return apply(MatrixGates.NEGATIVE);
    }

    /** Returns s·A for a number. */
    default M scale(double s) {
        return apply(Scale.of(expected(), s));
    }

    /** Returns s·A for s 1×1. */
    default M scale(M s) {
        return apply(MatrixGates.SCALE_BY, s);
    }

    /** Returns A·B, r×k by k×c. */
    default M mult(M b) {
        return apply(MatrixGates.MULT, b);
    }

    /** Returns Aᵀ. */
    default M transpose() {
        return apply(MatrixGates.TRANSPOSE);
    }

    /** Returns aᵢⱼ·bᵢⱼ, of one shape. */
    default M elementMult(M b) {
        return apply(MatrixGates.ELEMENT_MULT, b);
    }

    /** Returns aᵢⱼ/bᵢⱼ, of one shape. */
    default M elementDiv(M b) {
        return apply(MatrixGates.ELEMENT_DIV, b);
    }

    /** Returns aᵢⱼᵖ for a number p. */
    default M elementPower(double p) {
        return apply(ElementPower.of(expected(), p));
    }

    /** Returns e^aᵢⱼ. */
    default M elementExp() {
        return apply(MatrixGates.EXP);
    }

    /** Returns log aᵢⱼ. */
    default M elementLog() {
        return apply(MatrixGates.LOG);
    }

    /** Returns tanh aᵢⱼ. */
    default M tanh() {
        return apply(MatrixGates.TANH);
    }

    /** Returns 1/(1 + e^−aᵢⱼ). */
    default M sigmoid() {
        return apply(MatrixGates.SIGMOID);
    }

    /** Returns max(aᵢⱼ, 0), with slope 1 at 0. */
    default M relu() {
        return apply(MatrixGates.RELU);
    }

    /** Returns max(aᵢⱼ, bᵢⱼ), of one shape; at a tie this, the first argument, takes the whole gradient. */
    default M elementMax(M b) {
        return apply(MatrixGates.ELEMENT_MAX, b);
    }

    /**
     * Returns aᵢⱼ where xᵢⱼ &lt; yᵢⱼ for this X, else bᵢⱼ, all of one shape. The side not taken gets no gradient, whatever its value,
     * and X and Y get none.
     */
    default M ifLess(M y, M a, M b) {
        return a.apply(IfLess.of(expectedBinary(), value(), y.value()), b);
    }

    /** Applies a scalar gate to each element. Hold the gate in a constant: it is recognised by identity. */
    default M elementwise(UnaryGate gate) {
        return apply(Elementwise.of(expected(), gate));
    }

    /** Returns Σᵢⱼ aᵢⱼ, 1×1. */
    default M elementSum() {
        return apply(MatrixGates.ELEMENT_SUM);
    }

    /** Returns Σⱼ aᵢⱼ, r×1. */
    default M rowSums() {
        return apply(MatrixGates.ROW_SUMS);
    }

    /** Returns Σᵢ aᵢⱼ, 1×c. */
    default M columnSums() {
        return apply(MatrixGates.COLUMN_SUMS);
    }

    /** Returns Σᵢⱼ aᵢⱼbᵢⱼ, 1×1, for A and B of one shape. */
    default M dot(M b) {
        return apply(MatrixGates.DOT, b);
    }

    /** Returns Σᵢⱼ aᵢⱼ², 1×1. */
    default M sumOfSquares() {
        return apply(MatrixGates.SUM_OF_SQUARES);
    }

    /** Returns xᵀAx, 1×1, for this x n×1 and A symmetric, of which only the lower triangle is read. */
    default M quadraticForm(M a) {
        return apply(MatrixGates.QUADRATIC_FORM, a);
    }

    /** Returns Σᵢ aᵢᵢ, 1×1, for A square. */
    default M trace() {
        return apply(MatrixGates.TRACE);
    }

    /** Returns √Σᵢⱼ aᵢⱼ², 1×1, with gradient 0 at A = 0. */
    default M normF() {
        return apply(MatrixGates.NORM_F);
    }

    /** Returns A⁻¹ for A square; throws EJML's SingularMatrixException if a pivot is 0. */
    default M invert() {
        return apply(MatrixGates.INVERT);
    }

    /** Returns A⁻¹·B for A n×n and B n×m; throws EJML's SingularMatrixException if a pivot is 0. */
    default M solve(M b) {
        return apply(MatrixGates.SOLVE, b);
    }

    /** Returns det A, 1×1, for A square, singular or not. */
    default M determinant() {
        return apply(MatrixGates.DETERMINANT);
    }

    /** Returns log |det A|, 1×1, for A square; throws EJML's SingularMatrixException if a pivot is 0. */
    default M logDeterminant() {
        return apply(MatrixGates.LOG_DETERMINANT);
    }

    /** Returns sign det A, 1×1, for A square: ±1, or 0 where a pivot is 0. Its derivative is 0. */
    default M determinantSign() {
        return apply(MatrixGates.DETERMINANT_SIGN);
    }

    /**
     * Returns L with L·Lᵀ = (A + Aᵀ)/2, n×n, lower triangular, for A square and its symmetric part positive definite; refuses
     * another. The gradient is symmetric.
     */
    default M cholesky() {
        return apply(MatrixGates.CHOLESKY);
    }

    /**
     * Returns the eigenvalues of (A + Aᵀ)/2 in ascending order, n×1, for A square. The gradient is symmetric. Of equal
     * eigenvalues only what is symmetric in them, such as their sum, has a gradient.
     */
    default M eigenvalues() {
        return apply(MatrixGates.EIGENVALUES);
    }

    /** Returns rows row0 to row1 − 1 of columns col0 to col1 − 1. */
    default M extractMatrix(int row0, int row1, int col0, int col1) {
        return apply(Extract.of(expected(), row0, row1, col0, col1));
    }

    /** Returns [A B], for A and B with the same number of rows. */
    default M concatColumns(M b) {
        return apply(MatrixGates.CONCAT_COLUMNS, b);
    }

    /** Returns A above B, for A and B with the same number of columns. */
    default M concatRows(M b) {
        return apply(MatrixGates.CONCAT_ROWS, b);
    }

    /**
     * Returns a row 1×c, a column r×1 or a 1×1 repeated to r×c: with the elementwise gates, a row or column added to or
     * multiplied with every row or column of a matrix, e.g. {@code x.elementMult(s.broadcast(r, c))}. For a bias see
     * {@link #plusRow}.
     */
    default M broadcast(int rows, int cols) {
        return apply(Broadcast.of(expected(), rows, cols));
    }

    /** Returns log Σᵢⱼ e^aᵢⱼ, 1×1. */
    default M logSumExp() {
        return apply(MatrixGates.LOG_SUM_EXP);
    }

    /** Returns log Σⱼ e^aᵢⱼ, r×1. */
    default M logSumExpRows() {
        return apply(MatrixGates.LOG_SUM_EXP_ROWS);
    }

    /** Returns log Σᵢ e^aᵢⱼ, 1×c. */
    default M logSumExpColumns() {
        return apply(MatrixGates.LOG_SUM_EXP_COLUMNS);
    }

    /**
     * Returns the mean over rows of Σⱼ tⱼ·(log Σₖ e^sₖ − sⱼ), 1×1: of scores S, this, a row per sample, and targets T of the same
     * shape, 1 at each sample's class and else 0.
     */
    default M crossEntropy(M targets) {
        return apply(MatrixGates.CROSS_ENTROPY, targets);
    }

    /** Returns the mean over rows of Σ_{j≠y} max(0, sⱼ − s_y + 1), 1×1: targets as in {@link #crossEntropy}, 1 at the class y. */
    default M hingeLoss(M targets) {
        return apply(MatrixGates.HINGE_LOSS, targets);
    }

    /**
     * Convolves the images in the rows of this with the filters in the rows of K, without padding: s×(c·h·w) by f×(c·k·k) gives
     * s×(f·(h−k+1)·(w−k+1)), where images and filters go channel by channel and row by row.
     *
     * @param height h, of the images
     * @param width w, of the images
     */
    default M convolve(M filters, int height, int width) {
        return apply(Convolve.of(expectedBinary(), height, width), filters);
    }

    /**
     * Returns the maximum of each square of the images in the rows of this: s×(c·h·w) gives s×(c·⌊h/size⌋·⌊w/size⌋), and what is left
     * over at the right and lower edge is left out.
     *
     * @param height h, of the images
     * @param width w, of the images
     * @param size of a square's side
     */
    default M maxPool(int height, int width, int size) {
        return apply(MaxPool.of(expected(), height, width, size));
    }
}
