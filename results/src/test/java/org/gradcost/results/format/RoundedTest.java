package org.gradcost.results.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gradcost.results.statistics.Estimate;
import org.junit.jupiter.api.Test;

class RoundedTest {

    /** A hyphen and a dash would be mistaken for each other. */
    @Test
    void anIntervalFromBelowZeroHasAMinusAndAWord() {
        assertEquals("−2.8 to 4.6", Rounded.placesInterval(new Estimate(1, -2.8, 4.6)));
        assertEquals("−2.8 to −0.6", Rounded.placesInterval(new Estimate(-1, -2.8, -0.6)));
        assertEquals("0.8–1.6", Rounded.placesInterval(new Estimate(1, 0.8, 1.6)));
    }

    /** The digits of an interval that is wider than its value mean nothing. */
    @Test
    void widthsHaveTwoDigitsUpToAFactorOfTwo() {
        assertEquals("3.3 %", Rounded.width(0.0333));
        assertEquals("76 %", Rounded.width(0.7612));
        assertEquals("100 %", Rounded.width(0.9999));
        assertEquals(">100 %", Rounded.width(1.4567));
        assertEquals(" ±>100 %", Rounded.plusMinus(new Estimate(10, 1, 100)));
    }

    /** A ratio with two digits is the one that a reader computes from the two values in its row. */
    @Test
    void valuesWithWideIntervalsDoNotContradictTheirRatio() {
        for (double a = 1; a < 10; a += 0.07) {
            for (double b = a; b < 10 * a; b *= 1.03) {
                double shown = Double.parseDouble(Rounded.of(new Estimate(b, b / 3, 3 * b)))
                        / Double.parseDouble(Rounded.of(new Estimate(a, a / 3, 3 * a)));
                double ratio = Double.parseDouble(Rounded.digits(b / a, 2));
                assertEquals(ratio, shown, 0.16 * ratio, a + " " + b);
            }
        }
        assertEquals("14", Rounded.of(new Estimate(14.2, 5, 40)));
        assertEquals("5.1–40", Rounded.interval(new Estimate(14.2, 5.1, 40)));
    }
}
