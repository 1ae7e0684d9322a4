package org.gradcost.results.compare;

/**
 * A count on both sides, compared exactly.
 *
 * @param what name of the count
 * @param base value in BASE
 * @param now value in NEW
 */
public record Change(String what, Count base, Count now) {
    /** The size of the smallest object of the JVM, B: a smaller difference is rounding of the profiler and not an allocation. */
    private static final long OBJECT = 16;

    /** Returns whether the two differ. */
    public boolean differs() {
        return base.value() != now.value();
    }

    @Override
    public String toString() {
        return "%s %s → %s B".formatted(what.replace("_bytes", ""), base.value(), now.value());
    }

    /**
     * Returns whether the smallest value of NEW exceeds the largest of BASE by more than the threshold. The compiler's treatment
     * of small objects differs between forks, which is not a regression.
     */
    boolean regression(double threshold) {
        return now.least() - base.most() >= OBJECT && now.least() > base.most() * (1 + threshold);
    }
}
