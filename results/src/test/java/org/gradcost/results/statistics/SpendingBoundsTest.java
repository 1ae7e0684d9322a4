package org.gradcost.results.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds against a table computed by another program, and against simulated sums. */
class SpendingBoundsTest {
    private static final int[] LOOKS = {4, 5, 6, 8, 10, 12, 16, 20, 24, 32};
    private static final long SEED = 20261129;

    @ParameterizedTest
    @CsvSource({
        "0.10, 4.59, 4.37, 3.87, 3.17, 2.91, 2.76, 2.48, 2.38, 2.32, 2.16",
        "0.05, 5.90, 5.43, 4.69, 3.74, 3.40, 3.20, 2.87, 2.76, 2.69, 2.51",
        "0.005, 13.0, 10.5, 8.22, 5.90, 5.11, 4.69, 4.10, 3.89, 3.76, 3.52",
    })
    void areStudentsAtTheTailsOfTheNormalOnes(
            double alpha,
            double t4,
            double t5,
            double t6,
            double t8,
            double t10,
            double t12,
            double t16,
            double t20,
            double t24,
            double t32) {
        SpendingBounds bounds = new SpendingBounds(alpha, LOOKS, 32);
        double[] expected = {t4, t5, t6, t8, t10, t12, t16, t20, t24, t32};
        for (int k = 0; k < LOOKS.length; k++) {
            double t = SpendingBounds.student(bounds.z(k), LOOKS[k] - 1.0);
            assertEquals(expected[k], t, 0.006 * expected[k], "look " + LOOKS[k]);
        }
    }

    @Test
    void spendWhatTheyMayAndNoMore() {
        double alpha = 0.1;
        SpendingBounds bounds = new SpendingBounds(alpha, LOOKS, 32);
        double closing = bounds.closing(14);
        SplittableRandom random = new SplittableRandom(SEED);
        int runs = 40_000;
        int whole = 0;
        int ended = 0;
        for (int run = 0; run < runs; run++) {
            double sum = 0;
            boolean out = false;
            boolean outBefore = false;
            for (int n = 1, look = 0; n <= 32; n++) {
                sum += random.nextGaussian();
                double z = Math.abs(sum) / Math.sqrt(n);
                if (n == LOOKS[look]) {
                    out |= z > bounds.z(look++);
                }
                outBefore = n == 13 ? out : n == 14 ? outBefore || z > closing : outBefore;
            }
            whole += out ? 1 : 0;
            ended += outBefore ? 1 : 0;
        }
        assertEquals(alpha, (double) whole / runs, 0.005, "seed " + SEED);
        assertEquals(alpha, (double) ended / runs, 0.005, "with a closing look, seed " + SEED);
    }

    @Test
    void aClosingLookIsEasierThanAnother() {
        SpendingBounds bounds = new SpendingBounds(0.05, LOOKS, 32);
        for (int k = 0; k < LOOKS.length - 1; k++) {
            assertTrue(bounds.closing(LOOKS[k]) < bounds.z(k), "look " + LOOKS[k]);
        }
        assertEquals(bounds.z(LOOKS.length - 1), bounds.closing(32), 1e-9);
    }
}
