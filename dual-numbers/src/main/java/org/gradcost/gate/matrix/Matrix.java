package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.UnaryGate;

/**
 * A matrix in any mode of differentiation. A function is written once, generic in {@code M}, with the method names of EJML's
 * SimpleMatrix. Each method applies one gate; a mode implements the two {@code apply} methods and gets all others from this
 * interface.
 *
 * <p>In the descriptions, A is this matrix, with r rows and c columns, both at least 1; aᵢⱼ are its elements. A scalar
 * result is a 1×1 matrix. Methods throw an {@link IllegalArgumentException} that names the shapes if the shapes of their
 * arguments do not fit.
 *
 * @param <M> the matrices of the mode
 */
public interface Matrix<M extends Matrix<M>> {
    /** Returns the value, r×c. It belongs to the mode and must not be written to. */
    DMatrixRMaj value();

    /** Returns a constant of the same mode, which has no derivative. The matrix is referenced, not copied. */
    M constant(DMatrixRMaj value);

    /** Returns the result of a gate of one argument applied to this matrix. */
    M apply(UnaryMatrixGate gate);

    /** Returns the result of a gate of two arguments applied to this matrix and b. */
    M apply(BinaryMatrixGate gate, M b);

    /**
     * Returns the gate of one argument that the previous recording applied at this position, or null. A method with
     * parameters uses it if its parameters are the same, so that recording a function again allocates no gates.
     */
    default UnaryMatrixGate expected() {
        return null;
    }

    /** Returns the gate of two arguments that the previous recording applied at this position, or null. */
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

    /** Returns A + B, r×c, for B r×c. */
    default M plus(M b) {
        return apply(MatrixGates.PLUS, b);
    }

    /** Returns A with the row b, 1×c, added to each of its rows, r×c, e.g. for the bias of a layer. */
    default M plusRow(M b) {
        return apply(MatrixGates.PLUS_ROW, b);
    }

    /** Returns the matrix of aᵢⱼ + s, r×c, for a constant s. */
    default M plus(double s) {
        return apply(Shift.of(expected(), s));
    }

    /** Returns A − B, r×c, for B r×c. */
    default M minus(M b) {
        return apply(MatrixGates.MINUS, b);
    }

    /** Returns −A, r×c. */
    default M negative() {
        return apply(MatrixGates.NEGATIVE);
    }

    /** Returns s·A, r×c, for a constant s. */
    default M scale(double s) {
        return apply(Scale.of(expected(), s));
    }

    /** Returns s·A, r×c, for a matrix s, 1×1. */
    default M scale(M s) {
        return apply(MatrixGates.SCALE_BY, s);
    }

    /** Returns the product A·B, r×m, for B c×m. */
    default M mult(M b) {
        return apply(MatrixGates.MULT, b);
    }

    /** Returns Aᵀ, c×r. */
    default M transpose() {
        return apply(MatrixGates.TRANSPOSE);
    }

    /** Returns the elementwise product aᵢⱼ·bᵢⱼ, r×c, for B r×c. */
    default M elementMult(M b) {
        return apply(MatrixGates.ELEMENT_MULT, b);
    }

    /** Returns the elementwise quotient aᵢⱼ/bᵢⱼ, r×c, for B r×c. */
    default M elementDiv(M b) {
        return apply(MatrixGates.ELEMENT_DIV, b);
    }

    /** Returns the matrix of aᵢⱼᵖ, r×c, for a constant p. */
    default M elementPower(double p) {
        return apply(ElementPower.of(expected(), p));
    }

    /** Returns the matrix of e^aᵢⱼ, r×c. */
    default M elementExp() {
        return apply(MatrixGates.EXP);
    }

    /** Returns the matrix of log aᵢⱼ, r×c. */
    default M elementLog() {
        return apply(MatrixGates.LOG);
    }

    /** Returns the matrix of tanh aᵢⱼ, r×c. */
    default M tanh() {
        return apply(MatrixGates.TANH);
    }

    /** Returns the matrix of 1/(1 + e^−aᵢⱼ), r×c. */
    default M sigmoid() {
        return apply(MatrixGates.SIGMOID);
    }

    /** Returns the matrix of max(aᵢⱼ, 0), r×c, with slope 1 at 0. */
    default M relu() {
        return apply(MatrixGates.RELU);
    }

    /** Returns the matrix of max(aᵢⱼ, bᵢⱼ), r×c, for B r×c. At a tie aᵢⱼ, the first argument, takes the whole gradient. */
    default M elementMax(M b) {
        return apply(MatrixGates.ELEMENT_MAX, b);
    }

    /**
     * Returns the matrix whose element is aᵢⱼ if xᵢⱼ &lt; yᵢⱼ, otherwise bᵢⱼ (also if either is NaN), where X is this matrix
     * and all four have the same shape. The element that is not taken gets no gradient, whatever its value; X and Y get no
     * gradient.
     */
    default M ifLess(M y, M a, M b) {
        return a.apply(IfLess.of(expectedBinary(), value(), y.value()), b);
    }

    /**
     * Returns the matrix of f(aᵢⱼ), r×c, for a scalar gate f. Keep the gate in a constant: a tape recognises it by identity
     * when the function is recorded again.
     */
    default M elementwise(UnaryGate gate) {
        return apply(Elementwise.of(expected(), gate));
    }

    /** Returns the sum of all elements Σᵢⱼ aᵢⱼ, 1×1. */
    default M elementSum() {
        return apply(MatrixGates.ELEMENT_SUM);
    }

    /** Returns the sums of the rows Σⱼ aᵢⱼ, r×1. */
    default M rowSums() {
        return apply(MatrixGates.ROW_SUMS);
    }

    /** Returns the sums of the columns Σᵢ aᵢⱼ, 1×c. */
    default M columnSums() {
        return apply(MatrixGates.COLUMN_SUMS);
    }

    /** Returns the inner product Σᵢⱼ aᵢⱼbᵢⱼ, 1×1, for B r×c. */
    default M dot(M b) {
        return apply(MatrixGates.DOT, b);
    }

    /** Returns the sum of squares Σᵢⱼ aᵢⱼ², 1×1. */
    default M sumOfSquares() {
        return apply(MatrixGates.SUM_OF_SQUARES);
    }

    /**
     * Returns xᵀAx, 1×1, where x is this matrix, n×1, and A is symmetric, n×n. Only the lower triangle of A is read, and
     * only its elements get a gradient.
     */
    default M quadraticForm(M a) {
        return apply(MatrixGates.QUADRATIC_FORM, a);
    }

    /** Returns the trace Σᵢ aᵢᵢ, 1×1, for square A. */
    default M trace() {
        return apply(MatrixGates.TRACE);
    }

    /** Returns the Frobenius norm √Σᵢⱼ aᵢⱼ², 1×1, whose gradient at A = 0 is 0. */
    default M normF() {
        return apply(MatrixGates.NORM_F);
    }

    /**
     * Returns the inverse A⁻¹, n×n, for A n×n, by an LU decomposition.
     *
     * @throws org.ejml.data.SingularMatrixException if a pivot is exactly 0
     */
    default M invert() {
        return apply(MatrixGates.INVERT);
    }

    /**
     * Returns the solution A⁻¹·B of a linear system, n×m, for A n×n and B n×m, by an LU decomposition.
     *
     * @throws org.ejml.data.SingularMatrixException if a pivot is exactly 0
     */
    default M solve(M b) {
        return apply(MatrixGates.SOLVE, b);
    }

    /** Returns det A, 1×1, for square A, which may be singular. */
    default M determinant() {
        return apply(MatrixGates.DETERMINANT);
    }

    /**
     * Returns log |det A|, 1×1, for square A.
     *
     * @throws org.ejml.data.SingularMatrixException if a pivot is exactly 0
     */
    default M logDeterminant() {
        return apply(MatrixGates.LOG_DETERMINANT);
    }

    /** Returns the sign of det A, 1×1, for square A: ±1, or 0 if a pivot is 0. Its derivative is 0. */
    default M determinantSign() {
        return apply(MatrixGates.DETERMINANT_SIGN);
    }

    /**
     * Returns the Cholesky factor L of the symmetric part of A: n×n, lower triangular with a positive diagonal, and
     * L·Lᵀ = (A + Aᵀ)/2. The gradient with respect to A is symmetric.
     *
     * @throws IllegalArgumentException if A is not square, or its symmetric part is not positive definite
     */
    default M cholesky() {
        return apply(MatrixGates.CHOLESKY);
    }

    /**
     * Returns the eigenvalues of the symmetric part (A + Aᵀ)/2 in ascending order, n×1, for A n×n. The gradient with respect
     * to A is symmetric. Where eigenvalues coincide, only functions that are symmetric in them, such as their sum, have a
     * gradient.
     *
     * @throws ArithmeticException if the QR algorithm does not converge
     */
    default M eigenvalues() {
        return apply(MatrixGates.EIGENVALUES);
    }

    /** Returns the block of rows {@code row0} to {@code row1 − 1} and columns {@code col0} to {@code col1 − 1}. */
    default M extractMatrix(int row0, int row1, int col0, int col1) {
        return apply(Extract.of(expected(), row0, row1, col0, col1));
    }

    /** Returns [A B], with B to the right of A, r×(c + m), for B r×m. */
    default M concatColumns(M b) {
        return apply(MatrixGates.CONCAT_COLUMNS, b);
    }

    /** Returns A above B, (r + m)×c, for B m×c. */
    default M concatRows(M b) {
        return apply(MatrixGates.CONCAT_ROWS, b);
    }

    /**
     * Returns this matrix, a row, a column or 1×1, repeated to the given shape. Together with the elementwise gates it adds
     * a row or a column to every row or column of a matrix, or multiplies by it, e.g.
     * {@code x.elementMult(s.broadcast(r, c))}. For a bias, {@link #plusRow} is faster.
     *
     * @param rows the number of rows of the result; equal to that of this matrix unless that is 1
     * @param cols the number of columns of the result; equal to that of this matrix unless that is 1
     */
    default M broadcast(int rows, int cols) {
        return apply(Broadcast.of(expected(), rows, cols));
    }

    /** Returns log Σᵢⱼ e^aᵢⱼ over all elements, 1×1. */
    default M logSumExp() {
        return apply(MatrixGates.LOG_SUM_EXP);
    }

    /** Returns log Σⱼ e^aᵢⱼ of each row, r×1. */
    default M logSumExpRows() {
        return apply(MatrixGates.LOG_SUM_EXP_ROWS);
    }

    /** Returns log Σᵢ e^aᵢⱼ of each column, 1×c. */
    default M logSumExpColumns() {
        return apply(MatrixGates.LOG_SUM_EXP_COLUMNS);
    }

    /**
     * Returns the softmax cross entropy, the mean over rows of Σⱼ tⱼ·(log Σₖ e^sₖ − sⱼ), 1×1. This matrix holds the scores
     * S, with a row for each sample and a column for each class.
     *
     * @param targets T, of the same shape: 1 at the class of each sample, otherwise 0
     */
    default M crossEntropy(M targets) {
        return apply(MatrixGates.CROSS_ENTROPY, targets);
    }

    /**
     * Returns the multiclass hinge loss, the mean over rows of Σ_{j≠y} max(0, sⱼ − s_y + 1), 1×1, where y is the class of a
     * sample. This matrix holds the scores S, with a row for each sample and a column for each class.
     *
     * @param targets T, of the same shape: 1 at the class of each sample, otherwise 0
     */
    default M hingeLoss(M targets) {
        return apply(MatrixGates.HINGE_LOSS, targets);
    }

    /**
     * Returns images convolved with filters, without padding and with stride 1. This matrix, s×(c·h·w), has one of s images
     * in each row, channel by channel and row by row. The result is s×(f·(h−k+1)·(w−k+1)).
     *
     * @param filters one of f square filters of side k in each row, channel by channel and row by row: f×(c·k·k)
     * @param height the height h of the images
     * @param width the width w of the images
     */
    default M convolve(M filters, int height, int width) {
        return apply(Convolve.of(expectedBinary(), height, width), filters);
    }

    /**
     * Returns the maxima over adjacent squares of the images in the rows of this matrix. It is s×(c·h·w), channel by channel
     * and row by row, and the result is s×(c·⌊h/size⌋·⌊w/size⌋); remaining columns and rows at the right and lower edge are
     * ignored. At a tie the first element of a square takes the whole gradient.
     *
     * @param height the height h of the images
     * @param width the width w of the images
     * @param size the side of a square
     */
    default M maxPool(int height, int width, int size) {
        return apply(MaxPool.of(expected(), height, width, size));
    }
}
