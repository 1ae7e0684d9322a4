package org.gradcost.cli.text;

import java.util.Locale;
import org.gradcost.results.statistics.Estimate;

/** Estimates as a person reads them. */
public final class IntervalText {

    private IntervalText() {}

    /** Returns the value and its interval, as in {@code 1.02 (0.98–1.05)}. */
    public static String interval(Estimate estimate) {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", estimate.value(), estimate.lo(), estimate.hi());
    }
}
