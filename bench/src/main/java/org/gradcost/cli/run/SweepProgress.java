package org.gradcost.cli.run;

import org.gradcost.sweep.Effort;
import org.gradcost.sweep.Sweep;

/** The progress of a sweep on standard error: a bar on a terminal, and an occasional line in a log. */
public interface SweepProgress extends Sweep.Progress, AutoCloseable {

    /** Returns the progress of a sweep that is about to run. */
    static SweepProgress of(Sweep sweep, Effort effort) {
        return ProgressBars.isTerminal()
                ? new SweepBar(sweep::measured, sweep.unfinished(), effort)
                : new SweepLog(sweep::measured, sweep.unfinished(), effort, System.err::println);
    }

    @Override
    void close();
}
