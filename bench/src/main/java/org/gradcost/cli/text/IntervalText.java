package org.gradcost.cli.text;

import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;

/** Estimates as a person reads them. */
public final class IntervalText {

    private IntervalText() {}

    /** Returns the value and its interval, as in {@code 1.02 (0.98–1.05)}, with the decimal places that it bears. */
    public static String interval(Estimate estimate) {
        return Rounded.placesOf(estimate) + " ("
                + (estimate.known() ? Rounded.placesInterval(estimate) : "interval unknown") + ")";
    }
}
