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
}
