package org.gradcost.gate.matrix;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.Gates;

/**
 * The registry of matrix gates. A gate with parameters is listed with several choices of them that fit shapes of up to 4×4.
 */
public final class MatrixGates {
    static final UnaryMatrixGate NEGATIVE = new Negative();
    static final UnaryMatrixGate TRANSPOSE = new Transpose();
    static final UnaryMatrixGate RELU = new Relu();
    static final UnaryMatrixGate EXP = new Elementwise(Gates.EXP);
    static final UnaryMatrixGate LOG = new Elementwise(Gates.LOG);
    static final UnaryMatrixGate TANH = new Elementwise(Gates.TANH);
    static final UnaryMatrixGate SIGMOID = new Elementwise(Gates.SIGMOID);
    static final UnaryMatrixGate ELEMENT_SUM = new SumReduction("elementSum", true, true);
    static final UnaryMatrixGate ROW_SUMS = new SumReduction("rowSums", true, false);
    static final UnaryMatrixGate COLUMN_SUMS = new SumReduction("columnSums", false, true);
    static final UnaryMatrixGate LOG_SUM_EXP = new LogSumExpReduction("logSumExp", true, true);
    static final UnaryMatrixGate LOG_SUM_EXP_ROWS = new LogSumExpReduction("logSumExpRows", true, false);
    static final UnaryMatrixGate LOG_SUM_EXP_COLUMNS = new LogSumExpReduction("logSumExpColumns", false, true);
    static final UnaryMatrixGate SUM_OF_SQUARES = new SumOfSquares();
    static final UnaryMatrixGate TRACE = new MatrixTrace();
    static final UnaryMatrixGate NORM_F = new NormF();
    static final UnaryMatrixGate INVERT = new Invert();
    static final UnaryMatrixGate DETERMINANT = new MatrixDeterminant();
    static final UnaryMatrixGate LOG_DETERMINANT = new LogDeterminant();
    static final UnaryMatrixGate DETERMINANT_SIGN = new DeterminantSign();
    static final UnaryMatrixGate CHOLESKY = new Cholesky();
    static final UnaryMatrixGate EIGENVALUES = new Eigenvalues();

    static final BinaryMatrixGate PLUS = new Plus();
    static final BinaryMatrixGate PLUS_ROW = new PlusRow();
    static final BinaryMatrixGate MINUS = new Minus();
    static final BinaryMatrixGate SCALE_BY = new ScaleBy();
    static final BinaryMatrixGate MULT = new Mult();
    static final BinaryMatrixGate ELEMENT_MULT = new ElementMult();
    static final BinaryMatrixGate ELEMENT_DIV = new ElementDiv();
    static final BinaryMatrixGate ELEMENT_MAX = new ElementMax();
    static final BinaryMatrixGate DOT = new FrobeniusProduct();
    static final BinaryMatrixGate QUADRATIC_FORM = new QuadraticForm();
    static final BinaryMatrixGate CROSS_ENTROPY = new SoftmaxCrossEntropy();
    static final BinaryMatrixGate HINGE_LOSS = new HingeLoss();
    static final BinaryMatrixGate SOLVE = new Solve();
    static final BinaryMatrixGate CONCAT_COLUMNS = new ConcatColumns();
    static final BinaryMatrixGate CONCAT_ROWS = new ConcatRows();

    private static final List<UnaryMatrixGate> UNARY = List.of(
            NEGATIVE,
            TRANSPOSE,
            RELU,
            EXP,
            LOG,
            TANH,
            SIGMOID,
            ELEMENT_SUM,
            ROW_SUMS,
            COLUMN_SUMS,
            LOG_SUM_EXP,
            LOG_SUM_EXP_ROWS,
            LOG_SUM_EXP_COLUMNS,
            SUM_OF_SQUARES,
            TRACE,
            NORM_F,
            INVERT,
            DETERMINANT,
            LOG_DETERMINANT,
            DETERMINANT_SIGN,
            CHOLESKY,
            EIGENVALUES,
            new Scale(-2.5),
            new Shift(0.75),
            new ElementPower(0),
            new ElementPower(1),
            new ElementPower(2),
            new ElementPower(-1.5),
            new Broadcast(3, 4),
            new Broadcast(1, 1),
            new MaxPool(2, 2, 2),
            new MaxPool(1, 4, 1),
            new MaxPool(2, 1, 1),
            new Extract(1, 3, 0, 2),
            new Extract(0, 1, 0, 1));

    private static final List<BinaryMatrixGate> BINARY = List.of(
            PLUS,
            PLUS_ROW,
            MINUS,
            SCALE_BY,
            MULT,
            ELEMENT_MULT,
            ELEMENT_DIV,
            ELEMENT_MAX,
            DOT,
            QUADRATIC_FORM,
            CROSS_ENTROPY,
            HINGE_LOSS,
            SOLVE,
            CONCAT_COLUMNS,
            CONCAT_ROWS,
            new Convolve(2, 2),
            new Convolve(1, 1),
            new IfLess(new DMatrixRMaj(1, 1, true, 1), new DMatrixRMaj(1, 1, true, 2)),
            new IfLess(new DMatrixRMaj(1, 4, true, 1, 2, 3, 4), new DMatrixRMaj(1, 4, true, 2, 2, 2, Double.NaN)),
            new IfLess(
                    new DMatrixRMaj(3, 3, true, 1, 2, 3, 4, 5, 6, 7, 8, 9),
                    new DMatrixRMaj(3, 3, true, 9, 8, 7, 6, 5, 4, 3, 2, 1)));

    private MatrixGates() {}

    /** Returns all gates of one argument. */
    public static List<UnaryMatrixGate> unary() {
        return UNARY;
    }

    /** Returns all gates of two arguments. */
    public static List<BinaryMatrixGate> binary() {
        return BINARY;
    }
}
