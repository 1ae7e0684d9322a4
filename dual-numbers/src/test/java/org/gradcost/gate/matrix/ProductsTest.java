package org.gradcost.gate.matrix;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A·Bᵀ on both sides of each of its thresholds. */
class ProductsTest {
    @ParameterizedTest
    @CsvSource({"7, 5, 32", "8, 5, 31", "8, 5, 32", "40, 1, 50", "33, 70, 64"})
    void multTransB(int rows, int inner, int cols) {
        SplittableRandom random = new SplittableRandom(3);
        DMatrixRMaj a = GateSamples.wellConditioned(rows, inner, random);
        DMatrixRMaj b = GateSamples.wellConditioned(cols, inner, random);
        DMatrixRMaj expected = CommonOps_DDRM.multTransB(a, b, null);
        DMatrixRMaj c = new DMatrixRMaj(rows, cols);
        Products.multTransB(a, b, c, new Scratch());
        assertTrue(MatrixFeatures_DDRM.isIdentical(expected, c, 1e-12));
    }
}
