package org.gradcost.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgressBarsTest {
    private static final String[] MESSAGES = {
        " round 3 sigmoid-chain n=10000, 9 JVMs", " round 3 sigmoid-chain n=10000", " sigmoid-chain n=10000", " n=10000"
    };

    /** A message that is cut would show another n. */
    @Test
    void aMessageIsWholeOrLeftOut() {
        assertEquals(MESSAGES[0], ProgressBars.fitting(120, 200, MESSAGES));
        assertEquals(" n=10000", ProgressBars.fitting(60, 200, MESSAGES));
        assertEquals("", ProgressBars.fitting(50, 200, MESSAGES));
        for (int columns = 20; columns < 200; columns++) {
            assertTrue(ProgressBars.fitting(columns, 2000, MESSAGES).length() <= Math.max(0, columns - 50));
        }
    }
}
