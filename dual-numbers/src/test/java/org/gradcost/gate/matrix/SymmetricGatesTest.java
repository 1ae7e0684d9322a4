package org.gradcost.gate.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.gradcost.dual.MatrixDual;
import org.junit.jupiter.api.Test;

/** The gates of symmetric matrices: identities between their gradients, and equal eigenvalues. */
class SymmetricGatesTest {
    private static final long SEED = 20261202;

    /** log det S = 2·Σ log lᵢᵢ = Σ log λᵢ. */
    @Test
    void gradientsOfLogDeterminantsAgree() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int n = 1; n <= 20; n++) {
            DMatrixRMaj a = positive(n, random);
            double[] expected = gradient(MatrixDual::logDeterminant, a);
            double scale = CommonOps_DDRM.elementMaxAbs(DMatrixRMaj.wrap(1, expected.length, expected));
            DMatrixRMaj diagonal = CommonOps_DDRM.identity(n);
            DMatrixRMaj ones = a.createLike();
            ones.fill(1);
            CommonOps_DDRM.subtractEquals(ones, diagonal);
            double[] cholesky = gradient(
                    // ones beside the diagonal, so that their logarithms are 0
                    x -> x.cholesky()
                            .elementMult(MatrixDual.constantOf(diagonal))
                            .plus(MatrixDual.constantOf(ones))
                            .elementLog()
                            .elementSum()
                            .scale(2),
                    a);
            double[] eigenvalues = gradient(x -> x.eigenvalues().elementLog().elementSum(), a);
            assertArrayEquals(expected, cholesky, 1e-12 * scale, n + " rows, seed " + SEED);
            assertArrayEquals(expected, eigenvalues, 1e-12 * scale, n + " rows, seed " + SEED);
        }
    }

    /** Each alone has no gradient, their sum has: the trace. */
    @Test
    void sumsOfEqualEigenvaluesHaveTheirGradient() {
        DMatrixRMaj identity = CommonOps_DDRM.identity(4);
        assertArrayEquals(identity.data, gradient(x -> x.eigenvalues().elementSum(), identity), 1e-15);
        DMatrixRMaj square = new DMatrixRMaj(3, 3, true, 2, 0, 0, 0, 2, 0, 0, 0, 5);
        double[] twice = {4, 0, 0, 0, 4, 0, 0, 0, 10};
        assertArrayEquals(twice, gradient(x -> x.eigenvalues().sumOfSquares(), square), 1e-14);
    }

    @Test
    void notANumberPropagates() {
        DMatrixRMaj nan = new DMatrixRMaj(2, 2, true, 1, Double.NaN, 0, 1);
        assertEquals(
                Double.NaN, MatrixDual.constantOf(nan).eigenvalues().value().get(0));
        assertEquals(Double.NaN, MatrixDual.constantOf(nan).cholesky().value().get(1, 1));
    }

    private static DMatrixRMaj positive(int n, SplittableRandom random) {
        DMatrixRMaj a = GateSamples.wellConditioned(n, n, random);
        DMatrixRMaj s = CommonOps_DDRM.multTransB(a, a, null);
        CommonOps_DDRM.scale(1.0 / n, s);
        return s;
    }

    private static double[] gradient(UnaryOperator<MatrixDual> circuit, DMatrixRMaj x) {
        int n = x.getNumElements();
        MatrixDual f = circuit.apply(MatrixDual.variables(new DMatrixRMaj[] {x}, 0, n)[0]);
        double[] g = new double[n];
        for (int j = 0; j < n; j++) {
            g[j] = f.tangent(j).get(0);
        }
        return g;
    }
}
