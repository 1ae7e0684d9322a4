package org.gradcost.cli.section;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.gradcost.advise.Advice;

/** Advice on a function at one size after the other, and what is to be known of the machine. */
public final class AdviceSection {

    /** A part of the time spent waiting that a reader should know of. */
    private static final double BUSY = 0.1;

    private final List<Advice> advice;
    private final double waiting;

    /**
     * @param advice on a function, at least at one size
     * @param waiting the part of the time in which the measuring thread had no core; NaN if the system does not tell
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
                    "The machine was busy: %.0f %% of the time was spent waiting for a core. Modes had less time to get warm, and"
                            + " times may be too long; try again on a quiet machine, or with more --seconds.%n",
                    100 * waiting));
        }
    }
}
