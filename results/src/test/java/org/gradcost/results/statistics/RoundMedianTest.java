package org.gradcost.results.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well1024a;
import org.junit.jupiter.api.Test;

class RoundMedianTest {

    @Test
    void theMedianIsInTheMiddle() {
        assertEquals(3, RoundMedian.of(new double[] {9, 1, 3}).value());
        assertEquals(2.5, RoundMedian.of(new double[] {9, 1, 3, 2}).value());
        double[] values = {6, 1, 5, 2, 4, 3, 90};
        Estimate seven = RoundMedian.of(values);
        assertEquals(4, seven.value());
        assertTrue(1 <= seven.lo() && seven.lo() < 4 && 4 < seven.hi() && seven.hi() <= 90, seven.toString());
        assertEquals(new Estimate(2, 2, 2), RoundMedian.of(new double[] {2, 2, 2, 2, 2, 2}));
        assertEquals(90, values[6], "the rounds keep their order");
    }

    @Test
    void fiveRoundsBoundNoMedian() {
        assertFalse(RoundMedian.of(new double[] {1, 2, 3, 4, 5}).known());
        assertTrue(RoundMedian.of(new double[] {1, 2, 3, 4, 5, 6}).known());
    }

    /** Times of rounds, of which some were disturbed. */
    @Test
    void intervalsContainTheTrueMedian() {
        RandomGenerator random = new Well1024a(3);
        int runs = 400;
        for (int rounds : new int[] {8, 24}) {
            int right = 0;
            for (int run = 0; run < runs; run++) {
                double[] times = new double[rounds];
                Arrays.setAll(times, i -> 3 * Math.exp((i % 6 == 0 ? 1 : 0.05) * random.nextGaussian()));
                Estimate median = RoundMedian.of(times);
                right += median.lo() <= 3 && 3 <= median.hi() ? 1 : 0;
            }
            assertTrue(right >= 0.9 * runs && right < 0.99 * runs, right + " of " + runs + ", " + rounds + " rounds");
        }
    }
}
