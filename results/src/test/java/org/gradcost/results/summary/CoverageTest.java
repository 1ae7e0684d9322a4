package org.gradcost.results.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.results.Measurement;
import org.gradcost.results.Rows;
import org.gradcost.results.statistics.Estimate;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well1024a;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Simulated runs whose truth is known: how often do the 95 % intervals hold it? Of 200 runs, 95 % are 190 ± 6 (two
 * standard deviations); the bands below are wider, as the bootstrap is approximate.
 */
class CoverageTest {
    private static final int RUNS = 200;
    private static final long[] SIZES = {2, 10, 30, 100, 1000};

    private static final double PRIMAL = 3; // ns per input
    private static final double FORWARD = 5; // ns per input and pass
    private static final double REVERSE = 100; // ns per input
    private static final double CROSSOVER = REVERSE / FORWARD;

    @ParameterizedTest
    @CsvSource({"2, 3, 0.02", "2, 5, 0.1", "3, 5, 0.05", "10, 3, 0.05"})
    void intervalsHoldTheTruth(int forks, int iterations, double spread) {
        RandomGenerator random = new Well1024a(2013);
        int time = 0;
        int overhead = 0;
        int crossover = 0;
        int exponent = 0;
        for (int run = 0; run < RUNS; run++) {
            Summary summary = Summary.of(simulated(forks, iterations, spread, random));
            SummaryRow row = summary.rows().stream()
                    .filter(r -> r.cell().equals(Rows.cell("reverse", 100)))
                    .findFirst()
                    .orElseThrow();
            time += holds(row.time().orElseThrow(), 100 * REVERSE);
            overhead += holds(row.overhead().orElseThrow(), REVERSE / PRIMAL);
            List<Crossover> crossovers = Crossovers.all(summary.times(), summary.roles());
            assertEquals(1, crossovers.size());
            crossover += holds(((Crossover.Within) crossovers.get(0)).n(), CROSSOVER);
            exponent += holds(forward(Growth.all(summary.times())), 2);
        }
        assertSane("time", time);
        assertSane("overhead", overhead);
        assertSane("crossover", crossover);
        assertSane("exponent", exponent);
    }

    private static List<Measurement> simulated(int forks, int iterations, double spread, RandomGenerator random) {
        List<Measurement> rows = new ArrayList<>();
        for (long n : SIZES) {
            rows.addAll(Rows.noisy(Rows.cell("primal", n), PRIMAL * n, forks, iterations, spread, random));
            rows.addAll(Rows.noisy(Rows.cell("forward", n), FORWARD * n * n, forks, iterations, spread, random));
            rows.addAll(Rows.noisy(Rows.cell("reverse", n), REVERSE * n, forks, iterations, spread, random));
        }
        return rows;
    }

    private static Estimate forward(List<Growth> growths) {
        return growths.stream()
                .filter(growth -> growth.series().mode().equals("forward"))
                .map(Growth::exponent)
                .findFirst()
                .orElseThrow();
    }

    private static int holds(Estimate estimate, double truth) {
        return estimate.lo() <= truth && truth <= estimate.hi() ? 1 : 0;
    }

    private static void assertSane(String what, int held) {
        assertTrue(held >= 0.90 * RUNS && held < RUNS, what + ": " + held + " of " + RUNS);
    }
}
