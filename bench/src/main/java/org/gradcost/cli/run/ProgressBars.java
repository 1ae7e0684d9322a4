package org.gradcost.cli.run;

import java.time.Duration;
import java.util.stream.Stream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.gradcost.terminal.TerminalWidth;

/** Progress bars on standard error. */
public final class ProgressBars {

    private static final Duration LIVE = Duration.ofMillis(500);

    private static final int COLUMNS = 79;

    /** The number of columns of a bar apart from its task, its counts and its message: the percentage, a short bar, both times. */
    private static final int BESIDE = 37;

    private ProgressBars() {}

    /**
     * Returns the first message that fits beside a bar, so that no number is cut off; an empty text if none fits.
     *
     * @param steps of the bar; not positive if its end is unknown
     * @param messages from long to short
     */
    static String fitting(int columns, String task, long steps, String... messages) {
        // Without an end, question marks take the place of a total and of a time, and leave room for a count of five
        // digits.
        int counts = steps > 0 ? 2 * String.valueOf(steps).length() : 0;
        int room = columns - BESIDE - task.length() - counts;
        return Stream.of(messages)
                .filter(message -> message.length() <= room)
                .findFirst()
                .orElse("");
    }

    /** Shows the next step of a bar without an end, which is drawn only after a step, in as many whole words as fit. */
    public static void next(ProgressBar bar, String message) {
        next(bar, columns(), message);
    }

    static void next(ProgressBar bar, int columns, String message) {
        String[] beginnings = Stream.iterate(
                        " " + message, text -> !text.isEmpty(), text -> text.substring(0, text.lastIndexOf(' ')))
                .toArray(String[]::new);
        bar.setExtraMessage(fitting(columns, bar.getTaskName(), bar.getMax(), beginnings));
        bar.step();
    }

    /** Returns the columns that a bar may take. */
    static int columns() {
        return TerminalWidth.orElse(COLUMNS + 1) - 1;
    }

    /** Returns whether standard error is expected to be a terminal. */
    static boolean isTerminal() {
        return System.console() != null;
    }

    /** Returns a bar that is live on a terminal, and silent in a log. */
    public static ProgressBar onTerminal(String task, int steps) {
        return isTerminal()
                ? live(task, steps)
                : bar(task, steps, new DelegatingProgressBarConsumer(line -> {}, COLUMNS));
    }

    /** Returns a bar on a terminal. */
    static ProgressBar live(String task, int steps) {
        return bar(task, steps, new ConsoleProgressBarConsumer(System.err, columns()));
    }

    static ProgressBar bar(String task, int steps, ProgressBarConsumer consumer) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis((int) LIVE.toMillis())
                .setConsumer(consumer)
                .build();
    }
}
