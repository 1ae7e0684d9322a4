package org.gradcost.cli.run;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gradcost.results.format.Counted;
import org.gradcost.sweep.Effort;

/**
 * Lines for a log: one when the first block is measured, one for a later block if the last line is {@link #PAUSE} old, and one at
 * the end. A total is given only where it is known: the budget, or the forks of a sweep of one round.
 */
final class SweepLog implements SweepProgress {

    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final Supplier<Duration> measured;
    private final int cells;
    private final Effort effort;
    private final Consumer<String> log;
    private Duration last;
    private int forks;

    /**
     * Creates the log.
     *
     * @param measured returns the time measured so far
     */
    SweepLog(Supplier<Duration> measured, int cells, Effort effort, Consumer<String> log) {
        this.measured = measured;
        this.cells = cells;
        this.effort = effort;
        this.log = log;
    }

    @Override
    public void measuring(int round, String family, long n, int jvms) {
        Duration now = measured.get();
        if (last == null || now.minus(last).compareTo(PAUSE) >= 0) {
            last = now;
            log.accept("sweep: " + soFar() + ", round " + (round + 1) + ", " + family + " n=" + n + ", "
                    + Counted.of(jvms, "JVM"));
        }
    }

    @Override
    public void done(int more) {
        forks += more;
    }

    @Override
    public void close() {
        log.accept("sweep: " + soFar() + ", end");
    }

    private String soFar() {
        return time(measured.get())
                + effort.budget().map(limit -> " of at most " + time(limit)).orElse("") + ", "
                + (effort.rounds() == 1 ? forks + " of " + Counted.of(cells, "fork") : Counted.of(forks, "fork"));
    }

    private static String time(Duration time) {
        return time.toMinutes() + ":" + String.format(Locale.ROOT, "%02d", time.toSecondsPart());
    }
}
