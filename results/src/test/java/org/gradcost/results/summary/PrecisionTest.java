package org.gradcost.results.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.Rows;
import org.gradcost.results.statistics.Bootstrap;
import org.junit.jupiter.api.Test;

/** The cells that miss the precision of their run, with the causes. */
class PrecisionTest {

    private static final Precision PRECISION = new Precision(0.02, 100);
    private static final double[] CALM = {0, 0.001, -0.001, 0.001, -0.001, 0, 0.001, -0.001};
    private static final double[] NOISY = {0, 0.04, -0.04, 0.04, -0.04, 0, 0.04, -0.04};
    private static final Cell REVERSE = Rows.cell("reverse", 100);

    private final List<Measurement> rows = new ArrayList<>();

    @Test
    void aNarrowIntervalReachesIt() {
        measure(REVERSE, 1000, CALM);
        assertEquals(Map.of(), missed());
    }

    @Test
    void aWideIntervalNeedsMoreRounds() {
        measure(REVERSE, 1000, NOISY);
        Shortfall shortfall = missed().get(REVERSE);
        double half = Bootstrap.of(rows).halfWidth(REVERSE);
        assertEquals(half, shortfall.halfWidth());
        assertEquals(List.of(), shortfall.causes());
        double then = half * Math.sqrt(8.0 / (8 + shortfall.moreRounds()));
        assertTrue(then <= Math.log(1.02) && then > 0.95 * Math.log(1.02), shortfall.text());
        assertTrue(shortfall.text().matches("±[\\d.]+ % after 8 rounds; about \\d+ more"), shortfall.text());
    }

    @Test
    void fewRoundsDoNotReachIt() {
        measure(REVERSE, 1000, 0, 0.001, -0.001);
        Shortfall shortfall = missed().get(REVERSE);
        assertTrue(shortfall.isNarrow() && Math.expm1(shortfall.halfWidth()) < 0.02, shortfall.text());
        assertTrue(
                shortfall.text().endsWith(" % after 3 rounds, narrow enough, but fewer than 5 rounds; about 2 more"),
                shortfall.text());
    }

    @Test
    void fewNoisyRoundsAreNotNarrow() {
        measure(REVERSE, 1000, 0, 0.4, -0.4);
        assertFalse(missed().get(REVERSE).isNarrow());
        assertEquals(List.of(), missed().get(REVERSE).causes());
    }

    @Test
    void aSingleRoundHasNoInterval() {
        measure(REVERSE, 1000, 0);
        assertEquals("±? after 1 round; about 4 more", missed().get(REVERSE).text());
    }

    @Test
    void veryNoisyOverheadsWouldNeedMoreThanAThousand() {
        measure(REVERSE, 1000, -1, 1, -1, 1, -1);
        assertTrue(missed().get(REVERSE).text().endsWith("; more than 1000 further rounds"));
        assertTrue(missed().get(REVERSE).moreRounds() > 1000);
    }

    @Test
    void anOutlyingForkIsACause() {
        measure(REVERSE, 1000, 0, 0.001, -0.001, 0.001, -0.001, 0, 0.001, Math.log(1.3));
        assertEquals(List.of("1 of 8 forks 30 % slower"), missed().get(REVERSE).causes());
    }

    @Test
    void anOperationLongerThanASlotIsACause() {
        measure(REVERSE, 2e7, NOISY);
        assertEquals(List.of("slots of one operation"), missed().get(REVERSE).causes());
    }

    /** The noise of the primal is in the overhead of a cell that took no turns with it. */
    @Test
    void aCellThatWasMeasuredAloneSaysSo() {
        measure(REVERSE, 1000, CALM);
        for (int fork = 0; fork < NOISY.length; fork++) {
            rows.add(Rows.slot(Rows.cell("forward", 100), 20 + fork, 2000 * Math.exp(NOISY[fork])));
        }
        Map<Cell, Shortfall> missed = missed();
        assertEquals(List.of(Rows.cell("forward", 100)), List.copyOf(missed.keySet()));
        assertEquals(
                List.of("measured alone"), missed.get(Rows.cell("forward", 100)).causes());
    }

    @Test
    void aRunWithoutATargetMissesNothing() {
        measure(REVERSE, 1000, NOISY);
        assertEquals(Map.of(), Precision.NONE.missed(Bootstrap.of(rows)));
        assertEquals(Map.of(), new Precision(0.02, 1).missed(Bootstrap.of(rows)));
        assertFalse(Precision.NONE.isReached(9, 0));
    }

    @Test
    void aRowOfTheSummaryHasWhatItNeeds() {
        measure(REVERSE, 1000, NOISY);
        List<SummaryRow> summary =
                Summary.of(rows, ModeRoles.BY_NAME, PRECISION).rows();
        assertEquals(
                List.of(
                        OptionalLong.empty(),
                        OptionalLong.of(missed().get(REVERSE).moreRounds())),
                summary.stream().map(SummaryRow::moreRounds).toList());
    }

    private Map<Cell, Shortfall> missed() {
        return PRECISION.missed(Bootstrap.of(rows));
    }

    /** Adds a fork of the primal and one of the cell for each deviation of the overhead, in log time. */
    private void measure(Cell cell, double time, double... deviations) {
        for (int fork = 0; fork < deviations.length; fork++) {
            rows.add(Rows.slot(Rows.cell("primal", cell.n()), fork, 100));
            rows.add(Rows.slot(cell, fork, time * Math.exp(deviations[fork])));
        }
    }
}
