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
}
