package org.gradcost.cli.section;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.gradcost.advise.Advice;

/** Advice on a function, size by size, and remarks on the state of the machine. */
public final class AdviceSection {

    /** The share of the time spent waiting from which it is reported. */
    private static final double BUSY = 0.1;

    private final List<Advice> advice;
    private final double waiting;

    /**
     * Creates the section.
     *
     * @param advice on a function, for at least one size
     * @param waiting share of the time in which the measuring thread had no core; NaN if the system does not report it
     */
    public AdviceSection(List<Advice> advice, double waiting) {
        this.advice = advice;
        this.waiting = waiting;
    }

    public void print(PrintWriter out) {
        for (Advice one : advice) {
            out.println(one);
            out.println();
        }
        if (waiting > BUSY) {
            out.println(String.format(
                    Locale.ROOT,
                    "The machine was busy: %.0f %% of the time was spent waiting for a core. Modes had less time to warm up, and"
                            + " times may be too long; try again on a quiet machine, or with more --seconds.%n",
                    100 * waiting));
        }
    }
}
