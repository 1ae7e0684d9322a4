package org.gradcost.results.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountedTest {

    @Test
    void aCountOfOneIsSingular() {
        assertEquals("1 cell", Counted.of(1, "cell"));
        assertEquals("0 cells", Counted.of(0, "cell"));
        assertEquals("3 families", Counted.of(3, "family"));
    }

    /** Whole from above below a hundred: a set-up has paid off after as many. */
    @Test
    void aCountThatIsNotKnownToTheLastDigitHasTwo() {
        assertEquals("about 370000 gradients", Counted.about(370_870, "gradient"));
        assertEquals("about 1200000 gradients", Counted.about(1_234_567, "gradient"));
        assertEquals("about 10000 gradients", Counted.about(9_960, "gradient"));
        assertEquals("about 3700 gradients", Counted.about(3_650.1, "gradient"));
        assertEquals("about 25 gradients", Counted.about(24.2, "gradient"));
        assertEquals("about 1 gradient", Counted.about(0.3, "gradient"));
    }
}
