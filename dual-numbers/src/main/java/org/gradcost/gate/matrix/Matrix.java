package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.UnaryGate;

/**
 * A matrix in a circuit, whatever the mode: write the circuit once for any {@code M}, with the method names of EJML's
 * SimpleMatrix. Every method is one gate, named here and stated in its own file; a mode only lifts gates, by its
 * {@code apply} methods.
 *
 * <p>Matrices are r×c with r, c ≥ 1. A scalar result is a 1×1 matrix. Arguments that do not fit are refused with an
 * {@link IllegalArgumentException} that names both shapes.
 *
 * @param <M> the matrices of the mode
 */
public interface Matrix<M extends Matrix<M>> {
    /** The value, r×c. Read only: it belongs to the mode. */
    DMatrixRMaj value();

    /** A constant of the same mode: it has no derivative and costs none. The matrix is referenced, not copied. */
    M constant(DMatrixRMaj value);

    /** Lifts a gate of one argument, this. */
    M apply(UnaryMatrixGate gate);

    /** Lifts a gate of two arguments, this and b. */
    M apply(BinaryMatrixGate gate, M b);

    /**
     * The gate that the mode would find here if the circuit is the same as last time, or null. A gate with parameters
     * is taken from here when the parameters are the same, so that recording a circuit again allocates nothing.
     */
    default UnaryMatrixGate expected() {
        return null;
    }

    /** The same for a gate of two arguments. */
    default BinaryMatrixGate expectedBinary() {
        return null;
    }

    /** r. */
    default int numRows() {
        return value().numRows;
    }

    /** c. */
    default int numCols() {
        return value().numCols;
    }

    /** A + B, of one shape. */
    default M plus(M b) {
        return apply(MatrixGates.PLUS, b);
    }

    /** A with a row b, 1×c, added to each of its rows: the bias of a layer. */
    default M plusRow(M b) {
        return apply(MatrixGates.PLUS_ROW, b);
    }

    /** A + s, for every element. */
    default M plus(double s) {
        return apply(Shift.of(expected(), s));
    }

    /** A − B, of one shape. */
    default M minus(M b) {
        return apply(MatrixGates.MINUS, b);
    }

    /** −A. */
    default M negative() {
        return apply(MatrixGates.NEGATIVE);
    }

    /** s·A for a number. */
    default M scale(double s) {
        return apply(Scale.of(expected(), s));
    }

    /** s·A for s 1×1. */
    default M scale(M s) {
        return apply(MatrixGates.SCALE_BY, s);
    }

    /** A·B, r×k by k×c. */
    default M mult(M b) {
        return apply(MatrixGates.MULT, b);
    }

    /** Aᵀ. */
    default M transpose() {
        return apply(MatrixGates.TRANSPOSE);
    }

    /** aᵢⱼ·bᵢⱼ, of one shape. */
    default M elementMult(M b) {
        return apply(MatrixGates.ELEMENT_MULT, b);
    }

    /** aᵢⱼ/bᵢⱼ, of one shape. */
    default M elementDiv(M b) {
        return apply(MatrixGates.ELEMENT_DIV, b);
    }

    /** aᵢⱼᵖ for a number p. */
    default M elementPower(double p) {
        return apply(ElementPower.of(expected(), p));
    }

    /** e^aᵢⱼ. */
    default M elementExp() {
        return apply(MatrixGates.EXP);
    }

    /** log aᵢⱼ. */
    default M elementLog() {
        return apply(MatrixGates.LOG);
    }

    /** tanh aᵢⱼ. */
    default M tanh() {
        return apply(MatrixGates.TANH);
    }

    /** 1/(1 + e^−aᵢⱼ). */
    default M sigmoid() {
        return apply(MatrixGates.SIGMOID);
    }

    /** max(aᵢⱼ, 0), with slope 1 at 0. */
    default M relu() {
        return apply(MatrixGates.RELU);
    }

    /** max(aᵢⱼ, bᵢⱼ), of one shape; at a tie this, the first argument, takes the whole gradient. */
    default M elementMax(M b) {
        return apply(MatrixGates.ELEMENT_MAX, b);
    }

    /**
     * aᵢⱼ where xᵢⱼ &lt; yᵢⱼ for this X, else bᵢⱼ, all of one shape. The side not taken gets no gradient, whatever its value,
     * and X and Y get none.
     */
    default M ifLess(M y, M a, M b) {
        return a.apply(IfLess.of(expectedBinary(), value(), y.value()), b);
    }

    /** A scalar gate on every element. Hold the gate in a constant: it is recognised by identity. */
    default M elementwise(UnaryGate gate) {
        return apply(Elementwise.of(expected(), gate));
    }

    /** Σᵢⱼ aᵢⱼ, 1×1. */
    default M elementSum() {
        return apply(MatrixGates.ELEMENT_SUM);
    }

    /** Σⱼ aᵢⱼ, r×1. */
    default M rowSums() {
        return apply(MatrixGates.ROW_SUMS);
    }

    /** Σᵢ aᵢⱼ, 1×c. */
    default M columnSums() {
        return apply(MatrixGates.COLUMN_SUMS);
    }

    /** Σᵢⱼ aᵢⱼbᵢⱼ, 1×1, for A and B of one shape. */
    default M dot(M b) {
        return apply(MatrixGates.DOT, b);
    }

    /** Σᵢⱼ aᵢⱼ², 1×1. */
    default M sumOfSquares() {
        return apply(MatrixGates.SUM_OF_SQUARES);
    }

    /** xᵀAx, 1×1, for this x n×1 and A symmetric, of which only the lower triangle is read. */
    default M quadraticForm(M a) {
        return apply(MatrixGates.QUADRATIC_FORM, a);
    }

    /** Σᵢ aᵢᵢ, 1×1, for A square. */
    default M trace() {
        return apply(MatrixGates.TRACE);
    }

    /** √Σᵢⱼ aᵢⱼ², 1×1, with gradient 0 at A = 0. */
    default M normF() {
        return apply(MatrixGates.NORM_F);
    }

    /** A⁻¹ for A square; throws EJML's SingularMatrixException if a pivot is 0. */
    default M invert() {
        return apply(MatrixGates.INVERT);
    }

    /** A⁻¹·B for A n×n and B n×m; throws EJML's SingularMatrixException if a pivot is 0. */
    default M solve(M b) {
        return apply(MatrixGates.SOLVE, b);
    }

    /** det A, 1×1, for A square, singular or not. */
    default M determinant() {
        return apply(MatrixGates.DETERMINANT);
    }

    /** log |det A|, 1×1, for A square; throws EJML's SingularMatrixException if a pivot is 0. */
    default M logDeterminant() {
        return apply(MatrixGates.LOG_DETERMINANT);
    }

    /** sign det A, 1×1, for A square: ±1, or 0 where a pivot is 0. Its derivative is 0. */
    default M determinantSign() {
        return apply(MatrixGates.DETERMINANT_SIGN);
    }

    /**
     * L with L·Lᵀ = (A + Aᵀ)/2, n×n, lower triangular, for A square and its symmetric part positive definite; refuses
     * another. The gradient is symmetric.
     */
    default M cholesky() {
        return apply(MatrixGates.CHOLESKY);
    }

    /**
     * The eigenvalues of (A + Aᵀ)/2 in ascending order, n×1, for A square. The gradient is symmetric. Of equal
     * eigenvalues only what is symmetric in them, such as their sum, has a gradient.
     */
    default M eigenvalues() {
        return apply(MatrixGates.EIGENVALUES);
    }

    /** Rows row0 to row1 − 1 of columns col0 to col1 − 1. */
    default M extractMatrix(int row0, int row1, int col0, int col1) {
        return apply(Extract.of(expected(), row0, row1, col0, col1));
    }

    /** [A B], of as many rows. */
    default M concatColumns(M b) {
        return apply(MatrixGates.CONCAT_COLUMNS, b);
    }

    /** A above B, of as many columns. */
    default M concatRows(M b) {
        return apply(MatrixGates.CONCAT_ROWS, b);
    }

    /**
     * A row 1×c, a column r×1 or a 1×1 repeated to r×c: with the elementwise gates, a row or column added to or
     * multiplied with every row or column of a matrix, e.g. {@code x.elementMult(s.broadcast(r, c))}. For a bias see
     * {@link #plusRow}.
     */
    default M broadcast(int rows, int cols) {
        return apply(Broadcast.of(expected(), rows, cols));
    }

    /** log Σᵢⱼ e^aᵢⱼ, 1×1. */
    default M logSumExp() {
        return apply(MatrixGates.LOG_SUM_EXP);
    }

    /** log Σⱼ e^aᵢⱼ, r×1. */
    default M logSumExpRows() {
        return apply(MatrixGates.LOG_SUM_EXP_ROWS);
    }

    /** log Σᵢ e^aᵢⱼ, 1×c. */
    default M logSumExpColumns() {
        return apply(MatrixGates.LOG_SUM_EXP_COLUMNS);
    }

    /**
     * The mean over rows of Σⱼ tⱼ·(log Σₖ e^sₖ − sⱼ), 1×1: of scores S, this, a row per sample, and targets T of the same
     * shape, 1 at each sample's class and else 0.
     */
    default M crossEntropy(M targets) {
        return apply(MatrixGates.CROSS_ENTROPY, targets);
    }

    /** The mean over rows of Σ_{j≠y} max(0, sⱼ − s_y + 1), 1×1: targets as in {@link #crossEntropy}, 1 at the class y. */
    default M hingeLoss(M targets) {
        return apply(MatrixGates.HINGE_LOSS, targets);
    }

    /**
     * Images in the rows of this under the filters in the rows of K, without a border: s×(c·h·w) by f×(c·k·k) gives
     * s×(f·(h−k+1)·(w−k+1)), where images and filters go channel by channel and row by row.
     *
     * @param height h, of the images
     * @param width w, of the images
     */
    default M convolve(M filters, int height, int width) {
        return apply(Convolve.of(expectedBinary(), height, width), filters);
    }

    /**
     * The largest of every square of images in the rows of this: s×(c·h·w) gives s×(c·⌊h/size⌋·⌊w/size⌋), and what is left
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
