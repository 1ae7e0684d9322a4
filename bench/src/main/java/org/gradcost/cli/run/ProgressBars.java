package org.gradcost.cli.run;

import java.time.Duration;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Bars on standard error that show how far a command is. */
public final class ProgressBars {

    private static final Duration LIVE = Duration.ofMillis(500);
    private static final Duration LOGGED = Duration.ofSeconds(20);

    /** Said and not asked for: asking a terminal for its width would take Ctrl-C from the JVM and its shutdown hooks. */
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
                ? new ConsoleProgressBarConsumer(System.err, COLUMNS)
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
