package org.gradcost.dual;

import static org.gradcost.gate.matrix.GateSamples.wellConditioned;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixDualTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(4);

    /** Three inputs of 6, 9 and 3 elements. */
    private static final DMatrixRMaj[] X = {
        wellConditioned(2, 3, RANDOM), wellConditioned(3, 3, RANDOM), wellConditioned(1, 3, RANDOM)
    };

    private static final int N = 18;

    private static <M extends Matrix<M>> M circuit(M[] x) {
        M hidden = x[0].mult(x[1]).plus(x[2].broadcast(2, 3)).tanh();
        M solved = x[1].solve(hidden.transpose());
        return solved.dot(hidden.transpose()).plus(x[1].logDeterminant());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 7, 18, 100})
    void manyTangentsAreManySinglePasses(int width) {
        double[] single = gradient(1);
        assertNotEquals(0, single[0]);
        assertArrayEquals(single, gradient(width));
    }

    @Test
    void directionSumsUnitDirections() {
        DMatrixRMaj[] ones = new DMatrixRMaj[X.length];
        for (int i = 0; i < X.length; i++) {
            ones[i] = X[i].createLike();
            ones[i].fill(1);
        }
        double sum = 0;
        for (double slope : gradient(1)) {
            sum += slope;
        }
        assertEquals(sum, circuit(MatrixDual.along(X, ones)).tangent(0).get(0), 1e-12 * Math.abs(sum));
    }

    @Test
    void inputsWithoutActiveDirectionAreConstants() {
        MatrixDual[] x = MatrixDual.variables(X, 5, 2);
        assertEquals(2, x[0].width());
        assertEquals(1, x[0].tangent(0).get(1, 2));
        assertEquals(2, x[1].width());
        assertEquals(1, x[1].tangent(1).get(0, 0));
        assertEquals(0, x[2].width());
        assertEquals(0, x[2].sigmoid().width());
        assertEquals(0, x[2].plus(x[0].constant(X[2])).width());
        assertEquals(2, x[2].mult(x[1]).width());
        assertEquals(1, MatrixDual.variables(X, N - 1, 8)[2].width());
        assertEquals(0, MatrixDual.variables(X, 6, 2)[0].width(), "the first behind its last element");
        assertEquals(0, MatrixDual.variables(X, 4, 2)[1].width(), "the last before its first element");
    }

    @Test
    void constantsDoNotMoveInAnyDirection() {
        MatrixDual constant = MatrixDual.constantOf(X[0]);
        assertArrayEquals(new double[6], constant.tangent(0).data);
        assertArrayEquals(new double[6], constant.tangent(7).data);
        assertThrows(IndexOutOfBoundsException.class, () -> constant.tangent(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> MatrixDual.variables(X, 0, 3)[0].tangent(-1));
    }

    @Test
    void readsAsItsShape() {
        assertEquals("2x3 matrix with 4 tangents", MatrixDual.variables(X, 0, 4)[0].toString());
    }

    @Test
    void misuseIsNamed() {
        refused("width 0: a pass carries at least 1 tangent", () -> MatrixDual.variables(X, 0, 0));
        refused("first input 18 of 18", () -> MatrixDual.variables(X, N, 1));
        refused("no inputs", () -> MatrixDual.variables(new DMatrixRMaj[0], 0, 1));
        refused("input 0: 0x3 is empty", () -> MatrixDual.along(new DMatrixRMaj[] {new DMatrixRMaj(0, 3)}, X));
        refused("3 inputs by 1 directions", () -> MatrixDual.along(X, new DMatrixRMaj[] {X[0]}));
        refused("input 0: 2x3 by a direction of 3x3", () -> MatrixDual.along(X, new DMatrixRMaj[] {X[1], X[1], X[2]}));
        refused("constant: 0x0 is empty", () -> MatrixDual.constantOf(new DMatrixRMaj()));
        refused(
                "mult: 9 tangents by 2, from different passes",
                () -> MatrixDual.variables(X, 0, 9)[0]
                        .extractMatrix(0, 2, 0, 3)
                        .mult(MatrixDual.variables(X, 6, 2)[1]));
        assertThrows(IndexOutOfBoundsException.class, () -> MatrixDual.variables(X, 0, 3)[0].tangent(3));
    }

    private static double[] gradient(int width) {
        double[] g = new double[N];
        for (int first = 0; first < N; first += width) {
            MatrixDual f = circuit(MatrixDual.variables(X, first, width));
            for (int j = 0; j < f.width(); j++) {
                g[first + j] = f.tangent(j).get(0);
            }
        }
        return g;
    }

    private static void refused(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
