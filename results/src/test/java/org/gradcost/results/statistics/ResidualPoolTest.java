package org.gradcost.results.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The pool by hand: the simulations that judge its intervals would not tell where an error is. */
class ResidualPoolTest {
    private static final long SEED = 20260204;

    /** Of 95 %: the quantile of Student's t with 2 degrees of freedom over that of a normal distribution. */
    private static final double STRETCH = 4.302652729911275 / 1.959963984540054;

    @Test
    void holdsWhatForksDifferByStretchedForAFewDegreesOfFreedom() {
        ResidualPool pool = ResidualPool.betweenForks(List.of(forks(1, 3), forks(2, 6), forks(5)), 0.95);
        assertFalse(pool.isEmpty());
        assertFalse(pool.enough());
        // Each group of two strays by half its difference, times √(2/1).
        double unit = Math.sqrt(2) * STRETCH;
        SplittableRandom random = new SplittableRandom(SEED);
        TreeSet<Double> drawn = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            drawn.add(pool.drawMean(1, random));
        }
        double[] expected = {-2 * unit, -unit, unit, 2 * unit};
        assertEquals(expected.length, drawn.size(), drawn + ", seed " + SEED);
        int at = 0;
        for (double residual : drawn) {
            assertEquals(expected[at++], residual, 1e-9, drawn + ", seed " + SEED);
        }
    }

    @Test
    void drawsAreMeans() {
        ResidualPool pool = ResidualPool.betweenForks(List.of(forks(1, 3)), 0.95);
        SplittableRandom random = new SplittableRandom(SEED);
        double most = 0;
        for (int i = 0; i < 200; i++) {
            double sixteenth = Math.abs(pool.drawMean(16, random));
            most = Math.max(most, sixteenth);
        }
        double residual = Math.abs(pool.drawMean(1, random));
        assertTrue(most > 0 && most < residual, most + " of " + residual + ", seed " + SEED);
    }

    @Test
    void loneForksSayNothing() {
        assertTrue(ResidualPool.betweenForks(List.of(forks(1), forks(7)), 0.95).isEmpty());
    }

    private static Forks forks(double... logs) {
        double[][] forks = new double[logs.length][];
        for (int f = 0; f < logs.length; f++) {
            forks[f] = new double[] {logs[f]};
        }
        return new Forks(forks);
    }
}
