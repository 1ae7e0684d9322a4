package org.gradcost.results.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
    private static final double[] VALUES = {
        0, -1, Double.MIN_VALUE, 1e-310, 1e-300, 1e-3, 1, 7, 1e18, 1e300, 1.7e308, Double.POSITIVE_INFINITY, Double.NaN
    };

    @Test
    void hasFewTicksAndFinitePositionsWhateverTheValues() {
        for (AxisUnits scale : AxisUnits.values()) {
            for (double low : VALUES) {
                for (double high : VALUES) {
                    Axis axis = Axis.around(low, high, 10, 200);
                    int ticks = axis.ticks(scale).size();
                    assertTrue(ticks <= 20, low + " to " + high + " has " + ticks + " ticks");
                    for (double value : VALUES) {
                        assertTrue(Double.isFinite(axis.at(value)), value + " on " + axis);
                    }
                }
            }
        }
    }

    @Test
    void everyDecadeHasATick() {
        assertEquals(List.of("1", "10", "100", "1000", "10⁴"), labels(AxisUnits.NUMBER, 1, 1e4));
        assertEquals(List.of("0.01", "0.1", "1", "10", "100"), labels(AxisUnits.NUMBER, 0.01, 100));
    }

    @Test
    void timesAndBytesHaveUnits() {
        assertEquals(
                List.of("100 ns", "1 µs", "10 µs", "100 µs", "1 ms", "10 ms", "100 ms", "1 s"),
                labels(AxisUnits.TIME, 100, 1e9));
        assertEquals(List.of("1 ns", "1 µs", "1 ms", "1 s", "1000 s"), labels(AxisUnits.TIME, 1, 1e12));
        assertEquals(
                List.of("100 B", "1 KiB", "10 KiB", "100 KiB", "1 MiB", "10 MiB"),
                labels(AxisUnits.BYTES, 100, 10 * 1024 * 1024));
    }

    @Test
    void fewDecadesHaveTwosAndFives() {
        assertEquals(List.of("20 µs", "50 µs", "100 µs", "200 µs"), labels(AxisUnits.TIME, 20e3, 200e3));
    }

    /** A tick stands where its label says. */
    @Test
    void ticksOfBytesAreInPowersOf1024() {
        for (AxisUnits.Tick tick : Axis.around(1, 1e13, 0, 1).ticks(AxisUnits.BYTES)) {
            int unit = List.of(" B", " KiB", " MiB", " GiB", " TiB").indexOf(tick.unit());
            assertEquals(Double.parseDouble(tick.base()) * Math.pow(1024, unit), tick.value(), tick.text());
        }
    }

    private static List<String> labels(AxisUnits scale, double low, double high) {
        return Axis.around(low, high, 0, 1).ticks(scale).stream()
                .map(AxisUnits.Tick::text)
                .toList();
    }
}
