package org.gradcost.results.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gradcost.results.statistics.SpreadPrior.Spread;
import org.junit.jupiter.api.Test;

/** The prior of cells whose variances are known to be drawn from one of its kind. */
class SpreadPriorTest {
    private static final long SEED = 20261130;

    @Test
    void findsThePriorThatVariancesWereDrawnFrom() {
        double degrees = 6;
        double variance = 4e-4;
        SplittableRandom random = new SplittableRandom(SEED);
        List<Spread> cells = new ArrayList<>();
        for (int c = 0; c < 4000; c++) {
            double sigma = Math.sqrt(degrees * variance / chiSquared((int) degrees, random));
            cells.add(Spread.of(normal(5, sigma, random)));
        }
        SpreadPrior prior = SpreadPrior.of(cells);
        assertEquals(degrees, prior.degrees(), 1, "seed " + SEED);
        assertEquals(variance, prior.variance(), 0.05 * variance, "seed " + SEED);
    }

    @Test
    void cellsOfOneVarianceAreAllOfThatVariance() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Spread> cells = new ArrayList<>();
        for (int c = 0; c < 1000; c++) {
            cells.add(Spread.of(normal(3, 0.02, random)));
        }
        SpreadPrior prior = SpreadPrior.of(cells);
        double half = prior.halfWidth(cells.get(0), 0.95);
        assertTrue(prior.degrees() > 20, prior.toString());
        assertEquals(1.96 * 0.02 / Math.sqrt(3), half, 0.15 * half, "seed " + SEED);
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

    private static double chiSquared(int degrees, SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < degrees; i++) {
            double z = random.nextGaussian();
            sum += z * z;
        }
        return sum;
    }
}
