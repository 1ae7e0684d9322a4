package org.gradcost.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import org.junit.jupiter.api.Test;

class ProgressBarsTest {
    private static final String[] MESSAGES = {
        " round 3 sigmoid-chain n=10000, 9 JVMs", " round 3 sigmoid-chain n=10000", " sigmoid-chain n=10000", " n=10000"
    };

    /** What a bar may take of a terminal of 60 columns. */
    private static final int COLUMNS = 59;

    /** A message that is cut would show another n. */
    @Test
    void aMessageIsWholeOrLeftOut() {
        assertEquals(MESSAGES[0], ProgressBars.fitting(120, "sweep", 200, MESSAGES));
        assertEquals(" n=10000", ProgressBars.fitting(60, "sweep", 200, MESSAGES));
        assertEquals("", ProgressBars.fitting(50, "sweep", 200, MESSAGES));
        for (int columns = 20; columns < 200; columns++) {
            assertTrue(ProgressBars.fitting(columns, "sweep", 2000, MESSAGES).length() <= Math.max(0, columns - 50));
        }
    }

    /** The bar as it is drawn, with seconds of a budget, with forks, and without an end. */
    @Test
    void aBarOfASweepFits60Columns() {
        for (int steps : new int[] {43, 270, 7080, -1}) {
            String message = ProgressBars.fitting(COLUMNS, "sweep", steps, MESSAGES);
            assertEquals(" n=10000", message, steps + " steps");
            assertFits(
                    message,
                    drawn("sweep", steps, bar -> bar.setExtraMessage(message).stepTo(27)));
        }
    }

    @Test
    void aStepIsShownInWholeWordsIn60Columns() {
        String line = drawn("advise", -1, bar -> {
            ProgressBars.next(bar, COLUMNS, "sigmoid-chain at n = 1000: checking the reference gradient");
            assertEquals(1, bar.getCurrent(), "a bar is drawn again only after a step");
        });
        assertFits(" sigmoid-chain", line);
    }

    private static void assertFits(String message, String line) {
        assertTrue(line.length() <= COLUMNS, line);
        assertTrue(line.endsWith(") " + message), line);
    }

    /** Returns the line that is drawn when a bar is closed. */
    private static String drawn(String task, int steps, Consumer<ProgressBar> use) {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (ProgressBar bar = ProgressBars.bar(task, steps, new DelegatingProgressBarConsumer(lines::add, COLUMNS))) {
            use.accept(bar);
        }
        return lines.get(lines.size() - 1);
    }
}
