package org.gradcost.gate.matrix.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongRowsTest {

    private static final int LENGTH = 19;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 8, 11})
    void rowsAreAddedEachTimesItsFactorAndNothingBeyondTheLength(int terms) {
        SplittableRandom random = new SplittableRandom(terms);
        double[] factors = random.doubles(40, -1, 1).toArray();
        double[][] rows = new double[terms + 1][];
        for (int q = 0; q < rows.length; q++) {
            rows[q] = random.doubles(LENGTH + 3, -1, 1).toArray();
        }
        double[] before = random.doubles(LENGTH + 2, -1, 1).toArray();
        double[] y = before.clone();
        LongRows.add(LENGTH, terms, factors, 2, 3, rows, y);
        for (int j = 0; j < y.length; j++) {
            double expected = before[j];
            for (int q = 0; j < LENGTH && q < terms; q++) {
                expected += factors[2 + 3 * q] * rows[q][j];
            }
            assertEquals(expected, y[j], 1e-14, "element " + j);
        }
    }
}
