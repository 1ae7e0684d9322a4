package org.gradcost.results.compare;

import java.util.Locale;
import org.gradcost.results.statistics.Estimate;

/** The verdict on a ratio of times; see the package's description. */
public enum Verdict {
    FASTER,
    SLOWER,
    EQUIVALENT,
    INCONCLUSIVE;

    static Verdict of(Estimate ratio, double threshold) {
        if (ratio.lo() >= 1 / (1 + threshold) && ratio.hi() <= 1 + threshold) {
            return EQUIVALENT;
        }
        if (ratio.lo() > 1 + threshold) {
            return SLOWER;
        }
        return ratio.hi() < 1 / (1 + threshold) ? FASTER : INCONCLUSIVE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
