package org.gradcost.results.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gradcost.results.statistics.Estimate;
import org.junit.jupiter.api.Test;

class RowTextTest {

    @Test
    void endsFarFromARatioAreOnlyBounds() {
        assertEquals("2.000 (1.000–4.000)", RowText.estimate(new Estimate(2, 1, 4)));
        assertEquals("1.000 (<0.001–>1000)", RowText.estimate(new Estimate(1, 1e-97, 1e93)));
    }

    @Test
    void anEndBesideOneIsNotOne() {
        assertEquals("1.030 (1.0004–1.060)", RowText.estimate(new Estimate(1.03, 1.0004, 1.06)));
        assertEquals("0.970 (0.940–0.99996)", RowText.estimate(new Estimate(0.97, 0.94, 0.99996)));
        assertEquals("1.000 (1.000000–1.000)", RowText.estimate(new Estimate(1, 1 - 1e-9, 1)));
    }
}
