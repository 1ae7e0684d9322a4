package org.gradcost.gate.matrix.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.gradcost.gate.matrix.GateSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three products against EJML's, on both sides of every threshold, inside longer arrays, with work arrays reused. */
class ProductsTest {
    private static final Products PRODUCTS = new Products();

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 5, 2",
        "7, 5, 1",
        "1, 40, 33",
        "3, 9, 6",
        "8, 5, 15",
        "9, 70, 16",
        "16, 64, 10",
        "16, 12, 12",
        "40, 1, 50",
        "33, 150, 64",
        "5, 129, 3",
        "130, 3, 2",
        "2, 70, 1030",
        "1030, 2, 3"
    })
    void productsAreThoseOfEjml(int m, int k, int n) {
        SplittableRandom random = new SplittableRandom(3);
        DMatrixRMaj a = GateSamples.wellConditioned(m, k, random);
        DMatrixRMaj b = GateSamples.wellConditioned(k, n, random);
        DMatrixRMaj at = CommonOps_DDRM.transpose(a, null);
        DMatrixRMaj bt = CommonOps_DDRM.transpose(b, null);
        double[] expected = CommonOps_DDRM.mult(a, b, null).data;

        double[] mult = result(m * n);
        PRODUCTS.mult(m, k, n, padded(a, 2), 2, padded(b, 3), 3, mult, 1);
        assertResult(expected, mult);
        double[] multTransA = result(m * n);
        PRODUCTS.multTransA(k, m, n, padded(at, 2), 2, padded(b, 3), 3, multTransA, 1);
        assertResult(expected, multTransA);
        double[] multTransB = result(m * n);
        PRODUCTS.multTransB(m, k, n, padded(a, 2), 2, padded(bt, 3), 3, multTransB, 1);
        assertResult(expected, multTransB);
    }

    /** Nothing is read above the diagonal, and the result is overwritten. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 11, 16, 23, 24, 41})
    void aSymmetricMatrixIsItsLowerTriangle(int n) {
        SplittableRandom random = new SplittableRandom(4);
        DMatrixRMaj whole = GateSamples.direction(new DMatrixRMaj(n, n), random);
        DMatrixRMaj x = GateSamples.direction(new DMatrixRMaj(n, 1), random);
        DMatrixRMaj lower = whole.copy();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                whole.set(i, j, whole.get(j, i));
                lower.set(i, j, Double.NaN);
            }
        }
        double[] y = new double[n];
        Arrays.fill(y, Double.NaN);
        Products.multSymmetric(n, lower.data, x.data, y);
        assertArrayEquals(CommonOps_DDRM.mult(whole, x, null).data, y, 1e-14);
        assertEquals(
                CommonOps_DDRM.dot(x, CommonOps_DDRM.mult(whole, x, null)),
                Products.quadraticForm(n, lower.data, x.data),
                1e-13);
    }

    @Test
    void aMaximumHasTheBitsOfMathMax() {
        double[] a = {5, -1, -0.0, 0, -2, Double.POSITIVE_INFINITY, Double.NaN, 5};
        for (int from = 1; from < a.length; from++) {
            for (int to = from; to < a.length; to++) {
                double expected = Arrays.stream(a, from, to).reduce(Double.NEGATIVE_INFINITY, Math::max);
                assertEquals(expected, Products.max(a, from, to - from));
            }
        }
    }

    /** One element more on each side, which no product may touch; the others it must overwrite. */
    private static double[] result(int n) {
        double[] result = new double[n + 2];
        Arrays.fill(result, Double.NaN);
        return result;
    }

    private static void assertResult(double[] expected, double[] actual) {
        int n = expected.length;
        assertArrayEquals(new double[] {Double.NaN, Double.NaN}, new double[] {actual[0], actual[n + 1]});
        assertArrayEquals(
                expected,
                Arrays.copyOfRange(actual, 1, n + 1),
                1e-12 * CommonOps_DDRM.elementMaxAbs(DMatrixRMaj.wrap(1, n, expected)));
    }

    private static double[] padded(DMatrixRMaj a, int before) {
        double[] padded = new double[before + a.getNumElements() + 1];
        Arrays.fill(padded, Double.NaN);
        System.arraycopy(a.data, 0, padded, before, a.getNumElements());
        return padded;
    }
}
