package org.gradcost.results.report.figure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AxisTest {
    private static final double[] VALUES = {
        0, -1, Double.MIN_VALUE, 1e-310, 1e-300, 1e-3, 1, 7, 1e18, 1e300, 1.7e308, Double.POSITIVE_INFINITY, Double.NaN
    };

    @Test
    void hasFewTicksAndFinitePositionsWhateverTheValues() {
        for (double low : VALUES) {
            for (double high : VALUES) {
                Axis axis = Axis.around(low, high, 10, 200);
                int ticks = axis.ticks().size();
                assertTrue(ticks <= 20, low + " to " + high + " has " + ticks + " ticks");
                for (double value : VALUES) {
                    assertTrue(Double.isFinite(axis.at(value)), value + " on " + axis);
                }
            }
        }
    }
}
