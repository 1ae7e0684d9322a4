package org.gradcost.results.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.Rows;
import org.hipparchus.random.Well1024a;
import org.hipparchus.stat.StatUtils;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final Cell CELL = Rows.cell("reverse", 10);

    @Test
    void theEstimateIsTheGeometricMeanOfForkMedians() {
        List<Measurement> rows = List.of(
                time(1, 1, 10),
                time(1, 2, 10),
                time(1, 3, 1000), // an iteration that a collection spoiled
                time(2, 1, 40),
                time(2, 2, 40),
                time(2, 3, 40));
        assertEquals(20, Math.exp(Bootstrap.of(rows).logTime(CELL)), 1e-12);
    }

    @Test
    void theSpreadOfDrawsIsTheStandardErrorAcrossForks() {
        double spread = 0.05;
        int forks = 60;
        List<Measurement> rows = new ArrayList<>();
        Well1024a random = new Well1024a(7);
        for (int n = 1; n <= 20; n++) {
            rows.addAll(Rows.noisy(Rows.cell("reverse", n), 100, forks, 3, spread, random));
        }
        Bootstrap times = Bootstrap.of(rows);
        double[] draws = times.draws(Rows.cell("reverse", 1));
        // the fork's own spread, and that of the median of three iterations of half of it, over the forks
        double expected = spread * Math.sqrt((1 + 0.25 * 0.449) / forks);
        assertEquals(expected, Math.sqrt(StatUtils.variance(draws)), 0.15 * expected);
        assertEquals(times.logTime(Rows.cell("reverse", 1)), StatUtils.mean(draws), 0.1 * expected);
    }

    /** Cells of one spread lend it to each other; of spreads that differ by far, they lend little. */
    @Test
    void cellsLendEachOtherWhatTheyHaveInCommon() {
        List<Measurement> rows = new ArrayList<>();
        Well1024a random = new Well1024a(8);
        for (int n = 1; n <= 20; n++) {
            rows.addAll(Rows.noisy(Rows.cell("forward", n), 100, 3, 3, 0.2, random));
            rows.addAll(Rows.noisy(Rows.cell("primal", n), 100, 3, 3, 0.001, random));
        }
        Bootstrap times = Bootstrap.of(rows);
        assertTrue(
                width(times, Rows.cell("forward", 1)) > 3 * width(times, Rows.cell("primal", 1)),
                "not one pool for all");
    }

    @Test
    void theWeatherOfARoundCancelsInAnOverhead() {
        List<Measurement> rows = new ArrayList<>();
        Well1024a random = new Well1024a(11);
        for (int round = 0; round < 6; round++) {
            double weather = Math.exp(0.3 * random.nextGaussian());
            rows.add(Rows.slot(Rows.cell("primal", 10), round, 100 * weather));
            rows.add(Rows.slot(CELL, round, 700 * weather * Math.exp(0.001 * random.nextGaussian())));
        }
        Bootstrap times = Bootstrap.of(rows);
        Estimate overhead = times.overhead(CELL).orElseThrow();
        assertEquals(7, overhead.value(), 0.02);
        assertTrue(overhead.halfWidth() < 0.01, overhead.toString());
        assertTrue(times.time(CELL).halfWidth() > 0.1, "the time itself has it");
    }

    @Test
    void theStateOfTheCoreHasAnOverheadOfItsOwn() {
        List<Measurement> rows = new ArrayList<>();
        for (int fork = 0; fork < 3; fork++) {
            for (int turn = 0; turn < 20; turn++) {
                rows.addAll(tagged(Rows.cell("primal", 10), fork, turn, 100, 112));
                rows.addAll(tagged(CELL, fork, turn, 1800, 3150));
            }
        }
        Bootstrap times = Bootstrap.of(rows);
        assertEquals(18, times.overhead(CELL, CoreState.QUIET).orElseThrow().value(), 1e-9);
        assertEquals(
                28.125, times.overhead(CELL, CoreState.SHARED).orElseThrow().value(), 1e-9);
        assertEquals(0.1, times.timing(CELL).forks().quiet().orElseThrow(), 1e-12);
    }

    private static List<Measurement> tagged(Cell cell, int fork, int turn, double quiet, double shared) {
        return List.of(
                Measurement.of(cell, Metric.TIME, fork, turn, new Measurement.Turn(0, 0), shared),
                Measurement.of(cell, Metric.TIME_QUIET, fork, turn, quiet),
                Measurement.of(cell, Metric.QUIET, fork, turn, 10),
                Measurement.of(cell, Metric.TIME_SHARED, fork, turn, shared),
                Measurement.of(cell, Metric.SHARED, fork, turn, 90));
    }

    @Test
    void neitherTheOrderOfRowsNorTheHourMatters() {
        List<Measurement> rows = new ArrayList<>();
        Well1024a random = new Well1024a(9);
        for (String mode : List.of("primal", "forward", "reverse")) {
            rows.addAll(Rows.noisy(Rows.cell(mode, 10), 100, 3, 4, 0.1, random));
        }
        double[] draws = Bootstrap.of(rows).draws(CELL);
        Collections.shuffle(rows, new Random(1));
        assertArrayEquals(draws, Bootstrap.of(rows).draws(CELL));
        assertEquals(-1, Arrays.mismatch(draws, Bootstrap.of(rows).draws(CELL)));
        assertNotEquals(draws[0], Bootstrap.of(rows).draws(Rows.cell("forward", 10))[0]);
    }

    @Test
    void aSingleForkSaysNothingOfAnother() {
        Bootstrap times = Bootstrap.of(List.of(time(1, 1, 100), time(1, 2, 100), time(1, 3, 100)));
        assertEquals(100, times.time(CELL).value(), 1e-9);
        assertTrue(!times.time(CELL).known());
        assertTrue(width(times, CELL) > 10, "whatever is drawn from it is as good as unknown");
    }

    @Test
    void anExtrapolatedTimeIsPassesTimesPassTime() {
        Bootstrap times = Bootstrap.of(Rows.extrapolated(CELL, 1000, 7));
        assertTrue(times.extrapolated(CELL));
        assertEquals(7000, Math.exp(times.logTime(CELL)), 1e-8);
        assertEquals(7000, Math.exp(times.draws(CELL)[0]), 1e-8);
    }

    @Test
    void aMeasuredTimeIsPreferredToAPrediction() {
        List<Measurement> rows = new ArrayList<>(Rows.extrapolated(CELL, 1000, 7));
        rows.add(time(1, 1, 6500));
        assertEquals(6500, Math.exp(Bootstrap.of(rows).logTime(CELL)), 1e-8);
    }

    @Test
    void passTimesWithoutPassesAreRefused() {
        List<Measurement> rows = List.of(Measurement.of(CELL, Metric.PASS_TIME, 1, 1, 5));
        assertTrue(assertThrows(BadInputException.class, () -> Bootstrap.of(rows))
                .getMessage()
                .contains("no passes"));
    }

    @Test
    void aCellWithoutTimesIsLeftOut() {
        assertEquals(
                Set.of(),
                Bootstrap.of(List.of(Measurement.of(CELL, Metric.PASSES, 1))).cells());
        assertEquals(Set.of(), Bootstrap.of(List.of()).cells());
    }

    private static Measurement time(int fork, int iteration, double value) {
        return Measurement.of(CELL, Metric.TIME, fork, iteration, value);
    }

    private static double width(Bootstrap times, Cell cell) {
        Estimate estimate = Estimate.of(times.logTime(cell), times.draws(cell));
        return estimate.hi() - estimate.lo();
    }
}
