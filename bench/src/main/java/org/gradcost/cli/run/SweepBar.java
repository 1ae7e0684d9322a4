package org.gradcost.cli.run;

import java.time.Duration;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import org.gradcost.sweep.Effort;

/**
 * A bar whose end is known from the start: it counts the seconds of the budget, or without a budget the forks of a sweep of one
 * round. Any other sweep has a count of forks without an end.
 */
final class SweepBar implements SweepProgress {

    private static final int UNKNOWN = -1;

    private final Supplier<Duration> measured;
    private final boolean countsTime;
    private final ProgressBar bar;

    /**
     * Creates the bar.
     *
     * @param measured returns the time measured so far
     */
    SweepBar(Supplier<Duration> measured, int cells, Effort effort) {
        this.measured = measured;
        countsTime = effort.budget().isPresent();
        int ofOneRound = effort.rounds() == 1 ? cells : UNKNOWN;
        bar = ProgressBars.live(
                "sweep", effort.budget().map(budget -> (int) budget.toSeconds()).orElse(ofOneRound));
        stepTime();
    }

    @Override
    public void measuring(int round, String family, long n, int jvms) {
        String place = " " + family + " n=" + n;
        String inRound = " round " + (round + 1) + place;
        bar.setExtraMessage(ProgressBars.fitting(
                ProgressBars.columns(),
                bar.getTaskName(),
                bar.getMax(),
                inRound + ", " + jvms + " JVMs",
                inRound,
                place,
                " n=" + n));
        stepTime();
    }

    @Override
    public void done(int forks) {
        if (!countsTime) {
            bar.stepBy(forks);
        }
        stepTime();
    }

    private void stepTime() {
        if (countsTime) {
            bar.stepTo(Math.min(bar.getMax(), measured.get().toSeconds()));
        }
    }

    @Override
    public void close() {
        bar.close();
    }
}
