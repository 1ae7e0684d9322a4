package org.gradcost.results.compare;

import java.util.Locale;

/** The verdict on a ratio of times; see the package's description. */
public enum Verdict {
    FASTER,
    SLOWER,
    EQUIVALENT,
    INCONCLUSIVE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
