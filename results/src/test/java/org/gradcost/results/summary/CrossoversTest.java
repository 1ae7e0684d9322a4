package org.gradcost.results.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.Rows;
import org.gradcost.results.statistics.Bootstrap;
import org.junit.jupiter.api.Test;

class CrossoversTest {
    private final List<Measurement> rows = new ArrayList<>();

    @Test
    void isWhereTheLogLogLinesMeet() {
        forwardSquaredAgainst(20, 2, 10, 100, 1000);
        Crossover.Within crossover = assertInstanceOf(Crossover.Within.class, only());
        assertEquals(20, crossover.n().value(), 1e-9);
        assertEquals(20, crossover.n().lo(), 1e-9);
        assertEquals(
                "chain, scalar gates: reverse overtakes forward at n* = 20.0 (95 % interval 20.0 to 20.0)",
                crossover.statement());
    }

    @Test
    void mayBeBeforeTheSmallest() {
        forwardSquaredAgainst(1.5, 2, 10, 100);
        assertEquals(
                "chain, scalar gates: reverse is ahead of forward from the smallest n measured (n = 2)",
                only().statement());
    }

    @Test
    void mayBeBeyondTheLargest() {
        forwardSquaredAgainst(5000, 2, 10, 1000);
        assertEquals(
                "chain, scalar gates: reverse does not overtake forward" + " within the sizes measured (n ≤ 1000)",
                only().statement());
    }

    @Test
    void aDeadHeatAtTheLargestIsNotAhead() {
        forwardSquaredAgainst(10, 5, 10);
        assertInstanceOf(Crossover.NotWithin.class, only());
    }

    /** Static support costs what reverse does, whatever n: no n separates them. */
    @Test
    void whatCostsTheSameAtEverySizeHasNoCrossover() {
        for (long n : new long[] {2, 10, 100}) {
            rows.addAll(Rows.quiet(Rows.cell("forward", n), n == 10 ? 1.1 * n : n));
            rows.addAll(Rows.quiet(Rows.cell("reverse", n), n));
        }
        assertEquals(
                "chain, scalar gates: reverse and forward cost the same at every n measured (2 ≤ n ≤ 100): between 0.91 and"
                        + " 1 of its time",
                only().statement());
    }

    @Test
    void aDifferenceAtOneSizeIsNotTheSame() {
        for (long n : new long[] {2, 10, 100}) {
            rows.addAll(Rows.quiet(Rows.cell("forward", n), n == 10 ? 1.3 * n : n));
            rows.addAll(Rows.quiet(Rows.cell("reverse", n), n));
        }
        assertInstanceOf(Crossover.NotWithin.class, only());
    }

    @Test
    void noiseIsNotTheSame() {
        for (long n : new long[] {2, 10, 100}) {
            forkTimes(Rows.cell("forward", n), n, 2 * n);
            forkTimes(Rows.cell("reverse", n), 1.9 * n, 1.05 * n);
        }
        assertTrue(!(only() instanceof Crossover.Same), only().statement());
    }

    @Test
    void theLastSignChangeCounts() {
        for (long n : new long[] {1, 10, 100, 1000}) {
            rows.addAll(Rows.quiet(Rows.cell("forward", n), 100));
            rows.addAll(Rows.quiet(Rows.cell("reverse", n), n == 1 || n == 1000 ? 10 : 1000));
        }
        assertEquals(Math.sqrt(100 * 1000), ((Crossover.Within) only()).n().value(), 1e-6);
    }

    @Test
    void theBestForwardIsTheFastestOfEveryModeAndWidth() {
        forwardSquaredAgainst(20, 2, 10, 100, 1000);
        for (long n : new long[] {2, 10, 100, 1000}) {
            rows.addAll(Rows.quiet(Rows.cell("vector-forward", n, 8), n * n / 4.0));
            rows.addAll(Rows.quiet(Rows.cell("vector-forward", n, 4), n * n / 2.0));
            Cell fused = new Cell("chain", "fused", n, 1, "forward", 1, 1);
            rows.addAll(Rows.quiet(fused, 1e-3)); // other gates do not count
        }
        assertEquals(80, ((Crossover.Within) only()).n().value(), 1e-9);
    }

    @Test
    void anExtrapolatedCellThatTookPartIsMarked() {
        forwardSquaredAgainst(20, 2, 10);
        rows.addAll(Rows.extrapolated(Rows.cell("forward", 100), 100, 100));
        rows.addAll(Rows.quiet(Rows.cell("reverse", 100), 2000));
        String statement = only().statement();
        assertTrue(
                statement.endsWith("(95 % interval 20.0 to 20.0) † (with extrapolated cells from n = 100)"), statement);
    }

    @Test
    void ofOneForkNoIntervalIsKnown() {
        for (long n : new long[] {2, 10, 100}) {
            forkTimes(Rows.cell("forward", n), n * n);
            forkTimes(Rows.cell("reverse", n), 20 * n);
        }
        assertEquals("chain, scalar gates: reverse overtakes forward at n* = 20, interval unknown", only().statement());
        assertEquals("unknown", only().interval());
    }

    @Test
    void ofOneForkAnEndAndTheSameHaveNoIntervalEither() {
        forkTimes(Rows.cell("forward", 10), 1);
        forkTimes(Rows.cell("reverse", 10), 2);
        assertTrue(only().statement().endsWith("(n ≤ 10), interval unknown"), only().statement());
        rows.clear();
        forkTimes(Rows.cell("forward", 10), 2);
        forkTimes(Rows.cell("reverse", 10), 1);
        assertTrue(only().statement().endsWith("(n = 10), interval unknown"), only().statement());
        rows.clear();
        forkTimes(Rows.cell("forward", 10), 1.1);
        forkTimes(Rows.cell("reverse", 10), 1);
        assertInstanceOf(Crossover.Same.class, only());
        assertTrue(only().statement().endsWith("of its time, interval unknown"), only().statement());
    }

    @Test
    void noiseMayReachBeyondTheSizes() {
        forkTimes(Rows.cell("forward", 3), 10, 1000);
        forkTimes(Rows.cell("reverse", 3), 20, 2000);
        forkTimes(Rows.cell("forward", 1000), 20, 2000);
        forkTimes(Rows.cell("reverse", 1000), 10, 1000);
        String statement = only().statement();
        assertTrue(statement.endsWith("n* = 55 (95 % interval ≤ 3 to ≥ 1000)"), statement);
    }

    @Test
    void doubtAboutAnEndIsSaid() {
        forkTimes(Rows.cell("forward", 3), 20, 2000);
        forkTimes(Rows.cell("reverse", 3), 10, 1000);
        forkTimes(Rows.cell("forward", 1000), 1e6, 1e6);
        forkTimes(Rows.cell("reverse", 1000), 1, 1);
        String statement = only().statement();
        assertTrue(
                statement.contains(
                        "is ahead of forward from the smallest n measured (n = 3); 95 % interval up to n* = "),
                statement);
    }

    @Test
    void whatIsNotOnePlainOutputAndThreadIsSaid() {
        rows.addAll(Rows.quiet(new Cell("gmm", "matrix", 5, 3, "forward", 1, 2), 1));
        rows.addAll(Rows.quiet(new Cell("gmm", "matrix", 5, 3, "reverse-compiled", 0, 2), 2));
        assertEquals(
                "gmm, matrix gates, m = 3, 2 threads: reverse-compiled does not overtake the best forward mode of"
                        + " another kind within the sizes measured (n ≤ 5)",
                only().statement());
    }

    /** A size at which the mode that was the fastest so far was not measured is not compared. */
    @Test
    void theBestIsNotComparedWhereTheFastestAtASmallerSizeIsMissing() {
        for (long n : new long[] {2, 10, 100, 1000}) {
            rows.addAll(Rows.quiet(Rows.cell("forward", n), 100.0 * n * n));
            rows.addAll(Rows.quiet(Rows.cell("reverse", n), 100.0 * n));
            if (n < 1000) {
                rows.addAll(Rows.quiet(Rows.cell("vector-forward", n), n));
                rows.addAll(Rows.quiet(Rows.cell("reverse-compiled", n), 2.0 * n));
            }
        }
        Crossover best = best();
        assertInstanceOf(Crossover.NotWithin.class, best);
        assertEquals(100, best.subject().largest());
        for (String mode : List.of("vector-forward", "reverse-compiled")) {
            rows.addAll(Rows.quiet(Rows.cell(mode, 1000), mode.startsWith("reverse") ? 500 : 1000));
        }
        assertEquals(1000, best().subject().largest());
        assertInstanceOf(Crossover.Within.class, best());
    }

    /** A mode that was never the fastest may be missing. */
    @Test
    void aSlowModeThatIsMissingDoesNotMatter() {
        forwardSquaredAgainst(20, 2, 10, 100, 1000);
        for (long n : new long[] {2, 10}) {
            rows.addAll(Rows.quiet(Rows.cell("reverse-compiled", n), 1e6));
            rows.addAll(Rows.quiet(Rows.cell("vector-forward", n), 1e6));
        }
        assertEquals(1000, best().subject().largest());
        assertEquals(20, ((Crossover.Within) best()).n().value(), 1e-9);
    }

    @Test
    void withoutACommonSizeThereIsNone() {
        rows.addAll(Rows.quiet(Rows.cell("forward", 10), 1));
        rows.addAll(Rows.quiet(Rows.cell("reverse", 20), 1));
        assertEquals(List.of(), Crossovers.all(Bootstrap.of(rows), ModeRoles.BY_NAME));
    }

    private void forwardSquaredAgainst(double crossover, long... sizes) {
        for (long n : sizes) {
            rows.addAll(Rows.quiet(Rows.cell("forward", n), (double) n * n));
            rows.addAll(Rows.quiet(Rows.cell("reverse", n), crossover * n));
        }
    }

    private void forkTimes(Cell cell, double... times) {
        for (int fork = 0; fork < times.length; fork++) {
            rows.add(Measurement.of(cell, Metric.TIME, fork, 1, times[fork]));
        }
    }

    private Crossover best() {
        List<Crossover> best = Crossovers.best(Bootstrap.of(rows), ModeRoles.BY_NAME);
        assertEquals(1, best.size());
        return best.get(0);
    }

    private Crossover only() {
        List<Crossover> all = Crossovers.all(Bootstrap.of(rows), ModeRoles.BY_NAME);
        assertEquals(1, all.size());
        return all.get(0);
    }
}
