package org.gradcost.results.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.Rows;
import org.gradcost.results.statistics.Bootstrap;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private final List<Measurement> rows = new ArrayList<>();

    @Test
    void isTheSlopeOverTheLargestSizes() {
        rows.addAll(Rows.quiet(Rows.cell("forward", 9), 1e9)); // below 1000 / 100: left out
        for (long n : new long[] {10, 100, 1000}) {
            rows.addAll(Rows.quiet(Rows.cell("forward", n), 7.0 * n * n));
        }
        Growth growth = Growth.all(Bootstrap.of(rows)).get(0);
        assertEquals(2, growth.exponent().value(), 1e-12);
        assertEquals(2, growth.exponent().lo(), 1e-12);
        assertEquals(10, growth.from());
        assertEquals(1000, growth.to());
        assertFalse(growth.extrapolated());
    }

    @Test
    void ofOneForkNoIntervalIsKnown() {
        rows.add(Measurement.of(Rows.cell("forward", 10), Metric.TIME, 0, 0, 5));
        rows.add(Measurement.of(Rows.cell("forward", 100), Metric.TIME, 0, 0, 500));
        Growth growth = Growth.all(Bootstrap.of(rows)).get(0);
        assertEquals(2, growth.exponent().value(), 1e-12);
        assertFalse(growth.exponent().known());
    }

    @Test
    void oneSizeShowsNoGrowth() {
        rows.addAll(Rows.quiet(Rows.cell("forward", 1), 1));
        rows.addAll(Rows.quiet(Rows.cell("forward", 1000), 1));
        assertEquals(List.of(), Growth.all(Bootstrap.of(rows)));
    }

    @Test
    void anExtrapolatedCellIsSaid() {
        rows.addAll(Rows.quiet(Rows.cell("forward", 10), 100));
        rows.addAll(Rows.extrapolated(Rows.cell("forward", 100), 100, 100));
        Growth growth = Growth.all(Bootstrap.of(rows)).get(0);
        assertEquals(2, growth.exponent().value(), 1e-12);
        assertTrue(growth.extrapolated());
    }
}
