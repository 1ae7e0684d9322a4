package org.gradcost.gate.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.ejml.simple.SimpleOperations;
import org.gradcost.dual.MatrixDual;
import org.junit.jupiter.api.Test;

/** What each method computes, against EJML's SimpleMatrix or the formula. */
class MatrixValuesTest {
    private static final SimpleMatrix A = new SimpleMatrix(new double[][] {{4, 1, -2}, {0.5, -3, 1}, {2, 1, 5}});
    private static final SimpleMatrix B = new SimpleMatrix(new double[][] {{1, 2, 0.5}, {3, 1, 1}, {0.25, 4, 2}});
    private static final MatrixDual X = MatrixDual.constantOf(A.getDDRM());
    private static final MatrixDual Y = MatrixDual.constantOf(B.getDDRM());

    @Test
    void arithmetic() {
        same(A.plus(B), X.plus(Y));
        same(A.plus(0.5), X.plus(0.5));
        same(A.minus(B), X.minus(Y));
        same(A.negative(), X.negative());
        same(A.scale(-3), X.scale(-3));
        same(A.scale(B.get(0, 0)), X.scale(Y.extractMatrix(0, 1, 0, 1)));
        same(A.mult(B), X.mult(Y));
        same(A.transpose(), X.transpose());
        same(A.elementMult(B), X.elementMult(Y));
        same(A.elementDiv(B), X.elementDiv(Y));
        assertEquals(3, X.extractMatrix(0, 3, 0, 1).numRows());
        assertEquals(1, X.extractMatrix(0, 3, 0, 1).numCols());
    }

    @Test
    void elementwise() {
        same(B.elementPower(1.5), Y.elementPower(1.5));
        same(A.elementPower(2), X.elementPower(2));
        same(A.elementExp(), X.elementExp());
        same(B.elementLog(), Y.elementLog());
        same(map(A, Math::tanh), X.tanh());
        same(map(A, x -> 1 / (1 + Math.exp(-x))), X.sigmoid());
        same(map(A, x -> Math.max(x, 0)), X.relu());
        same(new SimpleMatrix(new double[][] {{4, 2, 0.5}, {3, 1, 1}, {2, 4, 5}}), X.elementMax(Y));
    }

    @Test
    void sums() {
        same(scalar(A.elementSum()), X.elementSum());
        same(new SimpleMatrix(new double[][] {{3}, {-1.5}, {8}}), X.rowSums());
        same(new SimpleMatrix(new double[][] {{6.5, -1, 4}}), X.columnSums());
        same(scalar(A.elementMult(B).elementSum()), X.dot(Y));
        same(scalar(A.elementMult(A).elementSum()), X.sumOfSquares());
        same(scalar(A.trace()), X.trace());
        same(scalar(A.normF()), X.normF());
        same(scalar(Math.log(A.elementExp().elementSum())), X.logSumExp());
        same(lse(4, 1, -2), X.logSumExpRows().extractMatrix(0, 1, 0, 1));
        same(lse(2, 1, 5), X.logSumExpRows().extractMatrix(2, 3, 0, 1));
        same(lse(4, 0.5, 2), X.logSumExpColumns().extractMatrix(0, 1, 0, 1));
        same(lse(-2, 1, 5), X.logSumExpColumns().extractMatrix(0, 1, 2, 3));
    }

    @Test
    void layersAndLosses() {
        same(new SimpleMatrix(new double[][] {{5, 3, 1}, {1.5, -1, 4}, {3, 3, 8}}), X.plusRow(dual(1, 3, 1, 2, 3)));
        MatrixDual classes = dual(3, 3, 0, 1, 0, 1, 0, 0, 0, 0, 1);
        double ofLabels = 1 + 0.5 + 5;
        double logs = lse(4, 1, -2).plus(lse(0.5, -3, 1)).plus(lse(2, 1, 5)).get(0);
        same(scalar((logs - ofLabels) / 3), X.crossEntropy(classes));
        same(scalar((4 + 0 + 0 + 1.5 + 0 + 0) / 3), X.hingeLoss(classes));
    }

    /** Of a matrix that is not symmetric the lower triangle counts. */
    @Test
    void quadraticForms() {
        MatrixDual x = dual(3, 1, 1, -2, 3);
        same(scalar(4 - 3 * 4 + 5 * 9 + 2 * (0.5 * -2 + 2 * 3 + 1 * -6)), x.quadraticForm(X));
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 1; n < 12; n++) {
            SimpleMatrix a = SimpleMatrix.wrap(GateSamples.wellConditioned(n, n, random));
            SimpleMatrix v = SimpleMatrix.wrap(GateSamples.wellConditioned(n, 1, random));
            SimpleMatrix symmetric = a.plus(a.transpose());
            double expected = v.transpose().mult(symmetric).mult(v).get(0);
            MatrixDual form =
                    MatrixDual.constantOf(v.getDDRM()).quadraticForm(MatrixDual.constantOf(symmetric.getDDRM()));
            assertEquals(expected, form.value().get(0), 1e-12 * expected);
        }
    }

    @Test
    void inverses() {
        same(A.invert(), X.invert());
        same(A.solve(B), X.solve(Y));
        same(scalar(A.determinant()), X.determinant());
        same(scalar(Math.log(Math.abs(A.determinant()))), X.logDeterminant());
        assertTrue(A.determinant() < 0, "so that the absolute value matters");
    }

    /** Of the symmetric part: of B + Bᵀ + 9·I, and of the same plus what is antisymmetric. */
    @Test
    void symmetricMatrices() {
        SimpleMatrix s = B.plus(B.transpose()).plus(SimpleMatrix.identity(3).scale(9));
        SimpleMatrix tilted = s.plus(A.minus(A.transpose()));
        MatrixDual l = MatrixDual.constantOf(tilted.getDDRM()).cholesky();
        same(s, l.mult(l.transpose()));
        assertEquals(0, l.value().get(0, 1));
        assertEquals(0, l.value().get(0, 2));
        assertEquals(0, l.value().get(1, 2));
        assertTrue(
                l.value().get(0, 0) > 0 && l.value().get(1, 1) > 0 && l.value().get(2, 2) > 0);
        same(scalar(s.determinant()), l.determinant().elementPower(2));

        MatrixDual lambda = MatrixDual.constantOf(tilted.getDDRM()).eigenvalues();
        double[] values = lambda.value().data;
        assertTrue(values[0] <= values[1] && values[1] <= values[2], "ascending");
        same(scalar(s.trace()), lambda.elementSum());
        same(scalar(s.mult(s).trace()), lambda.sumOfSquares());
        same(scalar(Math.log(s.determinant())), lambda.elementLog().elementSum());
        same(SimpleMatrix.filled(3, 1, 1), dual(3, 3, 1, 0, 0, 0, 1, 0, 0, 0, 1).eigenvalues());
    }

    @Test
    void choices() {
        MatrixDual zero = dual(3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        same(map(A, x -> Math.min(x, 0)), X.ifLess(zero, X, zero));
        same(map(A, x -> Math.max(x, 0)), zero.ifLess(X, X, zero));
        MatrixDual nan = dual(1, 2, Double.NaN, 1);
        same(
                new SimpleMatrix(new double[][] {{3, 4}}),
                nan.ifLess(dual(1, 2, 1, 1), dual(1, 2, 1, 2), dual(1, 2, 3, 4)));
    }

    @Test
    void rearrangements() {
        same(A.extractMatrix(1, 3, 0, 2), X.extractMatrix(1, 3, 0, 2));
        same(A.concatColumns(B), X.concatColumns(Y));
        same(A.concatRows(B), X.concatRows(Y));
        same(new SimpleMatrix(new double[][] {{6, 7}, {6, 7}}), dual(1, 2, 6, 7).broadcast(2, 2));
        same(new SimpleMatrix(new double[][] {{6, 6}, {7, 7}}), dual(2, 1, 6, 7).broadcast(2, 2));
        same(
                new SimpleMatrix(new double[][] {{6, 6, 6}, {6, 6, 6}}),
                dual(1, 1, 6).broadcast(2, 3));
    }

    private static MatrixDual dual(int rows, int cols, double... elements) {
        return MatrixDual.constantOf(new DMatrixRMaj(rows, cols, true, elements));
    }

    private static SimpleMatrix map(SimpleMatrix a, DoubleUnaryOperator f) {
        return a.elementOp((SimpleOperations.ElementOpReal) (i, j, x) -> f.applyAsDouble(x));
    }

    private static SimpleMatrix lse(double... x) {
        return scalar(Math.log(DoubleStream.of(x).map(Math::exp).sum()));
    }

    private static SimpleMatrix scalar(double x) {
        return new SimpleMatrix(new double[][] {{x}});
    }

    private static void same(SimpleMatrix expected, MatrixDual actual) {
        assertTrue(
                expected.isIdentical(SimpleMatrix.wrap(actual.value()), 1e-12), () -> expected + "\n" + actual.value());
    }
}
