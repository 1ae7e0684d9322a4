package org.gradcost.cli.run;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.gradcost.sweep.Sweep;

/** The bar that shows how far a sweep is: a live one on a terminal, a line now and then in a log. */
public final class SweepProgress implements Sweep.Progress, AutoCloseable {

    private static final Duration LIVE = Duration.ofMillis(500);
    private static final Duration LOGGED = Duration.ofSeconds(20);

    /** Said and not asked for: asking a terminal for its width would take Ctrl-C from the JVM and its shutdown hooks. */
    private static final int COLUMNS = 79;

    private final ProgressBar bar;

    /** @param forks that there will be about */
    public SweepProgress(int forks) {
        boolean terminal = System.console() != null;
        bar = new ProgressBarBuilder()
                .setTaskName("sweep")
                .setInitialMax(forks)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis((int) (terminal ? LIVE : LOGGED).toMillis())
                .setConsumer(
                        terminal
                                ? new ConsoleProgressBarConsumer(System.err, COLUMNS)
                                : new DelegatingProgressBarConsumer(System.err::println, 100))
                .build();
    }

    @Override
    public void measuring(int round, String family, long n, int jvms) {
        bar.setExtraMessage(" round " + (round + 1) + " " + family + " n=" + n + ", " + jvms + " JVMs");
    }

    @Override
    public void done(int forks) {
        bar.maxHint(Math.max(bar.getMax(), bar.getCurrent() + forks));
        bar.stepBy(forks);
    }

    @Override
    public void close() {
        bar.close();
    }
}
