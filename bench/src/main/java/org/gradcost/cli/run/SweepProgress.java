package org.gradcost.cli.run;

import me.tongfei.progressbar.ProgressBar;
import org.gradcost.sweep.Sweep;

/** The progress bar of a sweep: live on a terminal, and an occasional line in a log. */
public final class SweepProgress implements Sweep.Progress, AutoCloseable {

    private final ProgressBar bar;

    /**
     * Creates the bar.
     *
     * @param forks expected number of forks
     */
    public SweepProgress(int forks) {
        bar = ProgressBars.everywhere("sweep", forks);
    }

    @Override
    public void measuring(int round, String family, long n, int jvms) {
        String place = " " + family + " n=" + n;
        String inRound = " round " + (round + 1) + place;
        bar.setExtraMessage(ProgressBars.fitting(
                ProgressBars.columns(), bar.getMax(), inRound + ", " + jvms + " JVMs", inRound, place, " n=" + n));
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
