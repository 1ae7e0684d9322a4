package org.gradcost.cli.run;

import java.time.Duration;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.gradcost.cli.text.TerminalWidth;

/** Bars on standard error that show how far a command is. */
public final class ProgressBars {

    private static final Duration LIVE = Duration.ofMillis(500);
    private static final Duration LOGGED = Duration.ofSeconds(20);

    private static final int COLUMNS = 79;

    private ProgressBars() {}

    /** Returns a bar that is live on a terminal, and a line now and then in a log. */
    static ProgressBar everywhere(String task, int steps) {
        return bar(task, steps, System.err::println);
    }

    /** Returns a bar that is live on a terminal, and silent in a log. */
    public static ProgressBar onTerminal(String task, int steps) {
        return bar(task, steps, line -> {});
    }

    private static ProgressBar bar(String task, int steps, Consumer<String> log) {
        boolean terminal = System.console() != null;
        ProgressBarConsumer consumer = terminal
                ? new ConsoleProgressBarConsumer(System.err, TerminalWidth.orElse(COLUMNS + 1) - 1)
                : new DelegatingProgressBarConsumer(log, 100);
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis((int) (terminal ? LIVE : LOGGED).toMillis())
                .setConsumer(consumer)
                .build();
    }
}
