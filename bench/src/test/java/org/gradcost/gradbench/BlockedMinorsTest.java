package org.gradcost.gradbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.gradcost.family.linalg.Determinant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The value alone, and the value with the gradient, are of one algorithm: they agree to the last bit. */
class BlockedMinorsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void theValueIsThatOfTheGradient(int size) {
        double[] matrix = new SplittableRandom(size).doubles(size * size).toArray();
        BlockedMinors minors = new BlockedMinors(size);

        double value = minors.value(matrix);

        assertEquals(value, minors.gradient(matrix, new double[size * size]), "seed " + size);
        assertEquals(Determinant.at(matrix, size).primal(matrix), value, 1e-12, "seed " + size);
    }
}
