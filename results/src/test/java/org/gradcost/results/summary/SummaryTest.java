package org.gradcost.results.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.Rows;
import org.gradcost.results.statistics.Estimate;
import org.hipparchus.random.Well1024a;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Cell PRIMAL = Rows.cell("primal", 10);
    private static final Cell REVERSE = Rows.cell("reverse", 10);

    private final List<Measurement> rows = new ArrayList<>();

    @Test
    void overheadIsOverThePrimalOfTheSameFunction() {
        rows.addAll(Rows.quiet(REVERSE, 50));
        rows.addAll(Rows.quiet(PRIMAL, 4));
        rows.addAll(Rows.quiet(Rows.cell("primal", 11), 1));
        rows.addAll(Rows.quiet(new Cell("chain", "plain", 10, 1, "primal", 0, 2), 1));
        rows.addAll(Rows.quiet(new Cell("chain", "plain", 10, 2, "primal", 0, 1), 1));
        rows.addAll(Rows.quiet(new Cell("other", "plain", 10, 1, "primal", 0, 1), 1));
        assertEquals(12.5, row(REVERSE).overhead().orElseThrow().value(), 1e-12);
        assertEquals(50, row(REVERSE).time().orElseThrow().value(), 1e-12);
    }

    @Test
    void theOverheadOfThePrimalIsExactlyOne() {
        rows.addAll(Rows.noisy(PRIMAL, 4, 3, 3, 0.1, new Well1024a(1)));
        assertEquals(Optional.of(new Estimate(1, 1, 1)), row(PRIMAL).overhead());
    }

    @Test
    void withoutAPrimalThereIsNoOverhead() {
        rows.addAll(Rows.quiet(REVERSE, 50));
        assertEquals(Optional.empty(), row(REVERSE).overhead());
    }

    @Test
    void anExtrapolatedCellIsMarkedAndScaled() {
        rows.addAll(Rows.quiet(PRIMAL, 4));
        rows.addAll(Rows.extrapolated(Rows.cell("forward", 10), 10, 6));
        SummaryRow row = row(Rows.cell("forward", 10));
        assertTrue(row.extrapolated());
        assertEquals(60, row.time().orElseThrow().value(), 1e-12);
        assertEquals(60, row.time().orElseThrow().hi(), 1e-12);
        assertEquals(15, row.overhead().orElseThrow().value(), 1e-12);
        assertEquals(OptionalLong.of(10), row.passes());
    }

    @Test
    void carriesWhatNeedsNoClock() {
        rows.add(Measurement.of(REVERSE, Metric.ALLOC, 1, 1, 8));
        rows.add(Measurement.of(REVERSE, Metric.ALLOC, 1, 2, 16));
        rows.add(Measurement.of(REVERSE, Metric.ALLOC, 2, 1, 800));
        rows.add(Measurement.of(REVERSE, Metric.RECORDED_GATES, 20));
        rows.add(Measurement.of(REVERSE, Metric.TAPE_BYTES, 480));
        rows.add(Measurement.of(REVERSE, Metric.PREPARE, 1e6));
        rows.add(Measurement.of(REVERSE, Metric.GRADIENT_ERROR, Double.NaN));
        rows.add(Measurement.of(REVERSE, Metric.PASSES, 1));
        SummaryRow row = row(REVERSE);
        assertEquals(Optional.empty(), row.time());
        assertEquals(OptionalDouble.of(16), row.allocBytes());
        assertEquals(OptionalLong.of(20), row.recordedGates());
        assertEquals(OptionalLong.of(480), row.tapeBytes());
        assertEquals(OptionalDouble.of(1e6), row.prepareNs());
        assertEquals(OptionalDouble.of(Double.NaN), row.gradientError());
        assertFalse(row.extrapolated());
    }

    @Test
    void neighboursAreWhatIsCompared() {
        List<Cell> cells = List.of(
                Rows.cell("hand", 2),
                Rows.cell("primal", 2),
                Rows.cell("forward", 2),
                Rows.cell("reverse", 2),
                Rows.cell("primal", 10));
        for (int i = cells.size(); i-- > 0; ) {
            rows.addAll(Rows.quiet(cells.get(i), 1));
        }
        assertEquals(
                cells, Summary.of(rows).rows().stream().map(SummaryRow::cell).toList());
    }

    @Test
    void nothingGivesNothing() {
        assertEquals(List.of(), Summary.of(rows).rows());
    }

    private SummaryRow row(Cell cell) {
        return Summary.of(rows).rows().stream()
                .filter(row -> row.cell().equals(cell))
                .findFirst()
                .orElseThrow();
    }
}
