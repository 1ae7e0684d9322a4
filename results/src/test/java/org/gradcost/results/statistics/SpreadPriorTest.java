package org.gradcost.results.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gradcost.results.statistics.SpreadPrior.Spread;
import org.junit.jupiter.api.Test;

/** The spread of a cell, moderated by those of the others. */
class SpreadPriorTest {
    private static final long SEED = 20261130;

    @Test
    void lendsThreeDegreesOfTheMeanVarianceWhereCellsAreAlike() {
        Spread calm = new Spread(5, 1e-4);
        SpreadPrior prior = SpreadPrior.of(
                List.of(calm, new Spread(5, 3e-4), new Spread(9, 4e-4), new Spread(5, 8e-4), new Spread(1, 0)));
        assertEquals(3, prior.degrees());
        assertEquals(4e-4, prior.variance(), 1e-15);
        assertEquals(Math.sqrt((3 * 4e-4 + 4 * 1e-4) / 7), prior.deviation(calm), 1e-15);
        double quantile = 2.364624251592785; // of t(7)
        assertEquals(quantile * prior.deviation(calm) / Math.sqrt(5), prior.halfWidth(calm, 0.95), 1e-9);
    }

    @Test
    void lendsLittleWhereCellsDiffer() {
        double degrees = 1;
        SplittableRandom random = new SplittableRandom(SEED);
        List<Spread> cells = new ArrayList<>();
        for (int c = 0; c < 4000; c++) {
            double sigma = 0.02 / Math.abs(random.nextGaussian());
            cells.add(Spread.of(normal(5, sigma, random)));
        }
        assertEquals(degrees, SpreadPrior.of(cells).degrees(), 0.2, "seed " + SEED);
    }

    @Test
    void anIntervalIsNearlyThatOfAKnownSpreadWhereCellsAreAlike() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Spread> cells = new ArrayList<>();
        for (int c = 0; c < 1000; c++) {
            cells.add(Spread.of(normal(12, 0.02, random)));
        }
        double mean = cells.stream()
                .mapToDouble(cell -> SpreadPrior.of(cells).halfWidth(cell, 0.95))
                .average()
                .orElseThrow();
        assertEquals(1.96 * 0.02 / Math.sqrt(12), mean, 0.1 * mean, "seed " + SEED);
    }

    @Test
    void withoutAPriorItIsStudents() {
        Spread three = new Spread(3, 1e-4);
        assertEquals(4.302652729911275 * 0.01 / Math.sqrt(3), SpreadPrior.NONE.halfWidth(three, 0.95), 1e-9);
        assertEquals(SpreadPrior.NONE, SpreadPrior.of(List.of(three, three, three)), "too few cells");
    }

    @Test
    void oneForkAloneIsUnknown() {
        Spread one = new Spread(1, 0);
        assertFalse(SpreadPrior.NONE.knows(one));
        assertTrue(Double.isNaN(SpreadPrior.NONE.halfWidth(one, 0.95)));
        assertEquals(0.02, new SpreadPrior(8, 4e-4).deviation(one), 1e-12);
    }

    private static double[] normal(int n, double sigma, SplittableRandom random) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = sigma * random.nextGaussian();
        }
        return values;
    }
}
