package org.gradcost.results.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.gradcost.results.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({
        "1.00, 0.96, 1.04, equivalent",
        "1.03, 1.02, 1.04, equivalent",
        "1.10, 1.06, 1.15, slower",
        "1.10, 1.01, 1.20, inconclusive",
        "1.10, 0.99, 1.20, inconclusive",
        "1.04, 1.01, 1.07, inconclusive",
        "0.90, 0.85, 0.94, faster",
        "0.96, 0.90, 0.99, inconclusive",
        "1.00, 0.80, 1.25, inconclusive"
    })
    void isOneOfFour(double value, double lo, double hi, String verdict) {
        assertEquals(verdict, Verdict.of(new Estimate(value, lo, hi), 0.05).toString());
    }

    @Test
    void moreForksNarrowTheIntervalAsTheirRoot() {
        // ±10 % from 2 forks a side; ±4.9 % / 1.43 would decide: (0.0953 / 0.0341)² ≈ 7.8 times the forks.
        assertEquals(OptionalInt.of(14), PowerAnalysis.of(new Estimate(1, 1 / 1.1, 1.1), 0.05, 0.95, 2, 2));
        assertEquals(OptionalInt.empty(), PowerAnalysis.of(new Estimate(1.0499, 0.9, 1.2), 0.05, 0.95, 2, 2));
        assertEquals(OptionalInt.empty(), PowerAnalysis.of(new Estimate(1, 0.9, 1.1), 0.05, 0.95, 0, 2));
    }

    @Test
    void mannWhitneyIsExactForFewForks() {
        assertEquals(1 / 3.0, Significance.mannWhitney(new double[] {1, 2}, new double[] {3, 4}), 1e-12);
        assertEquals(0.1, Significance.mannWhitney(new double[] {1, 2, 3}, new double[] {4, 5, 6}), 1e-12);
        double[] low = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] high = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20};
        assertEquals(2 / 184_756.0, Significance.mannWhitney(low, high), 1e-12);
        assertEquals(1, Significance.mannWhitney(new double[] {1, 1}, new double[] {1, 1}));
        assertTrue(Double.isNaN(Significance.mannWhitney(new double[0], low)));
    }

    @Test
    void holmStepsDown() {
        double[] corrected = Significance.holm(List.of(0.01, 0.04, Double.NaN, 0.03, 0.5));
        assertEquals(0.04, corrected[0], 1e-12);
        assertEquals(0.09, corrected[1], 1e-12); // not below that of 0.03
        assertTrue(Double.isNaN(corrected[2]));
        assertEquals(0.09, corrected[3], 1e-12);
        assertEquals(0.5, corrected[4], 1e-12);
    }
}
