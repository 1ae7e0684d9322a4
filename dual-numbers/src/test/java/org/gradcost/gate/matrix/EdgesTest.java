package org.gradcost.gate.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.gradcost.dual.MatrixDual;
import org.gradcost.gate.Gates;
import org.junit.jupiter.api.Test;

/** Where a value or slope is lost, undefined or a matter of choice. */
class EdgesTest {
    @Test
    void slopesKeepTheirDigitsInTheTails() {
        double tanh20 = 4 * Math.exp(-40);
        assertArrayEquals(new double[] {1, tanh20, tanh20}, slopes(MatrixDual::tanh, 0, 20, -20), 1e-14 * tanh20);
        assertEquals(Math.exp(-40), slopes(MatrixDual::sigmoid, 40)[0], 1e-14 * Math.exp(-40));
        assertEquals(Math.exp(-40), slopes(MatrixDual::sigmoid, -40)[0], 1e-14 * Math.exp(-40));
        assertEquals(0, slopes(MatrixDual::sigmoid, -800)[0]);
        assertEquals(0, slopes(MatrixDual::tanh, 800)[0]);
    }

    @Test
    void firstArgumentTakesATie() {
        assertArrayEquals(new double[] {0, 1, 1}, slopes(MatrixDual::relu, -1, 0, 1));
        DMatrixRMaj a = row(1, 2, 3);
        DMatrixRMaj b = row(2, 2, 2);
        assertArrayEquals(new double[] {0, 1, 1}, slopes(x -> x.elementMax(MatrixDual.constantOf(b)), 1, 2, 3));
        assertArrayEquals(
                new double[] {1, 0, 0}, slopes(x -> MatrixDual.constantOf(a).elementMax(x), 2, 2, 2));
    }

    @Test
    void notANumberPropagates() {
        MatrixDual nan = MatrixDual.constantOf(row(Double.NaN));
        assertEquals(Double.NaN, nan.relu().value().get(0));
        assertEquals(
                Double.NaN,
                nan.elementMax(MatrixDual.constantOf(row(1))).value().get(0));
        assertEquals(
                Double.NaN,
                MatrixDual.constantOf(row(1)).elementMax(nan).value().get(0));
        assertEquals(Double.NaN, nan.normF().value().get(0));
        assertEquals(Double.NaN, nan.logSumExp().value().get(0));
        assertEquals(
                Double.NaN, nan.solve(MatrixDual.constantOf(row(1))).value().get(0));
    }

    @Test
    void powerZeroIsConstantEvenAtZero() {
        assertArrayEquals(new double[] {0, 0}, slopes(x -> x.elementPower(0), 0, 3));
        assertArrayEquals(new double[] {1, 1}, slopes(x -> x.elementPower(1), 0, 3));
    }

    @Test
    void normHasGradientZeroAtItsKinkAndNoOverflow() {
        assertArrayEquals(new double[] {0, 0}, gradient(MatrixDual::normF, row(0, 0)));
        assertEquals(
                5e200, MatrixDual.constantOf(row(3e200, -4e200)).normF().value().get(0), 1e186);
        assertArrayEquals(new double[] {0.6, -0.8}, gradient(MatrixDual::normF, row(3e200, -4e200)), 1e-15);
        assertArrayEquals(new double[] {0.6, -0.8}, gradient(MatrixDual::normF, row(3e-200, -4e-200)), 1e-15);
    }

    @Test
    void logSumExpShifts() {
        assertEquals(
                1000 + Math.log(2),
                MatrixDual.constantOf(row(1000, 1000)).logSumExp().value().get(0),
                1e-12);
        assertArrayEquals(new double[] {0.5, 0.5}, gradient(MatrixDual::logSumExp, row(-1e6, -1e6)));
        assertArrayEquals(new double[] {1, 0}, gradient(MatrixDual::logSumExp, row(7, Double.NEGATIVE_INFINITY)));
        assertEquals(
                Double.NEGATIVE_INFINITY,
                MatrixDual.constantOf(row(Double.NEGATIVE_INFINITY))
                        .logSumExp()
                        .value()
                        .get(0));
    }

    /** By the largest, wherever it stands. */
    @Test
    void shiftsAreByTheLargest() {
        assertEquals(
                1000,
                MatrixDual.constantOf(row(-1000, 1000, 0)).logSumExp().value().get(0));
        assertArrayEquals(new double[] {0, 1, 0}, gradient(MatrixDual::logSumExp, row(-1000, 1000, 0)));
        MatrixDual second = MatrixDual.constantOf(row(0, 1, 0));
        MatrixDual loss = MatrixDual.constantOf(row(-1000, 1000, 1003)).crossEntropy(second);
        assertEquals(3 + Math.log1p(Math.exp(-3)), loss.value().get(0), 1e-12);
    }

    /** A margin of exactly 0 counts, as in max(0, ·): of scores (2, 1) that of the second is 1 − (2 − 1). */
    @Test
    void hingesTakeATie() {
        DMatrixRMaj scores = row(2, 1);
        DMatrixRMaj targets = row(1, 0);
        assertArrayEquals(new double[] {-1, 1}, gradient(x -> x.hingeLoss(MatrixDual.constantOf(targets)), scores));
        assertArrayEquals(
                new double[] {-5, -3},
                gradient(x -> MatrixDual.constantOf(scores).hingeLoss(x), targets));
    }

    @Test
    void aScalarGateOnEveryElement() {
        MatrixDual x = MatrixDual.constantOf(row(-2, 0.5, 40));
        double[] expected = {Gates.SOFTPLUS.value(-2), Gates.SOFTPLUS.value(0.5), Gates.SOFTPLUS.value(40)};
        assertArrayEquals(expected, x.elementwise(Gates.SOFTPLUS).value().data);
        assertArrayEquals(
                new double[] {Gates.SOFTPLUS.slope(-2), Gates.SOFTPLUS.slope(0.5), Gates.SOFTPLUS.slope(40)},
                slopes(a -> a.elementwise(Gates.SOFTPLUS), -2, 0.5, 40));
    }

    /** Cofactors of a matrix of rank 2, and of a matrix of rank 1, where they vanish. */
    @Test
    void determinantOfASingularMatrixHasItsCofactors() {
        DMatrixRMaj rank2 = new DMatrixRMaj(3, 3, true, 1, 2, 3, 2, 4, 6, 7, 8, 9);
        assertEquals(0, MatrixDual.constantOf(rank2).determinant().value().get(0), Double.MIN_VALUE);
        assertArrayEquals(
                new double[] {-12, 24, -12, 6, -12, 6, 0, 0, 0}, gradient(MatrixDual::determinant, rank2), 1e-12);
        DMatrixRMaj rank1 = new DMatrixRMaj(3, 3, true, 1, 2, 3, 2, 4, 6, 3, 6, 9);
        assertArrayEquals(new double[9], gradient(MatrixDual::determinant, rank1), 1e-12);
        assertArrayEquals(new double[] {1}, gradient(MatrixDual::determinant, row(0)));
    }

    @Test
    void logDeterminantDoesNotOverflow() {
        int n = 400;
        DMatrixRMaj big = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            big.set(i, i, i % 2 == 0 ? 1e5 : -1e5);
        }
        assertEquals(
                n * Math.log(1e5),
                MatrixDual.constantOf(big).logDeterminant().value().get(0),
                1e-9);
    }

    @Test
    void singularIsAnExactZeroPivotWhateverTheScale() {
        DMatrixRMaj tiny = new DMatrixRMaj(2, 2, true, 1e-30, 0, 0, 1e-30);
        assertEquals(1e30, MatrixDual.constantOf(tiny).invert().value().get(0), 1e16);
        MatrixDual singular = MatrixDual.constantOf(new DMatrixRMaj(2, 2, true, 1, 2, 2, 4));
        assertEquals("invert: 2x2 is singular", singularity(singular::invert));
        assertEquals("logDeterminant: 2x2 is singular", singularity(singular::logDeterminant));
        assertEquals("solve: 2x2 is singular", singularity(() -> singular.solve(singular)));
    }

    private static String singularity(Runnable call) {
        return assertThrows(SingularMatrixException.class, call::run).getMessage();
    }

    /** Slopes of an elementwise gate. */
    private static double[] slopes(UnaryOperator<MatrixDual> gate, double... x) {
        DMatrixRMaj ones = row(x).createLike();
        ones.fill(1);
        MatrixDual[] along = MatrixDual.along(new DMatrixRMaj[] {row(x)}, new DMatrixRMaj[] {ones});
        return Arrays.copyOf(gate.apply(along[0]).tangent(0).data, x.length);
    }

    private static double[] gradient(UnaryOperator<MatrixDual> gate, DMatrixRMaj x) {
        int n = x.getNumElements();
        MatrixDual f = gate.apply(MatrixDual.variables(new DMatrixRMaj[] {x}, 0, n)[0]);
        double[] g = new double[n];
        for (int j = 0; j < n; j++) {
            g[j] = f.tangent(j).get(0);
        }
        return g;
    }

    private static DMatrixRMaj row(double... x) {
        return new DMatrixRMaj(1, x.length, true, x);
    }
}
