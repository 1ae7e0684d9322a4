package org.gradcost.cli.text;

import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;

/** Readable text of estimates. */
public final class IntervalText {

    private IntervalText() {}

    /**
     * Returns the value and its interval, as in {@code 1.02 (0.98–1.05)}, with as many decimal places as the interval justifies.
     */
    public static String interval(Estimate estimate) {
        return Rounded.placesOf(estimate) + " ("
                + (estimate.known() ? Rounded.placesInterval(estimate) : "interval unknown") + ")";
    }
}
