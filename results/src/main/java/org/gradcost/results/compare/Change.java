package org.gradcost.results.compare;

/**
 * A count on both sides, compared exactly.
 *
 * @param what its name
 * @param base in BASE
 * @param now in NEW
 */
public record Change(String what, Count base, Count now) {
    /** The smallest object of the JVM, B: less than that is a profiler's rounding and not an allocation. */
    private static final long OBJECT = 16;

    /** Whether the two differ. */
    public boolean differs() {
        return base.value() != now.value();
    }

    @Override
    public String toString() {
        return "%s %s → %s B".formatted(what.replace("_bytes", ""), base.value(), now.value());
    }

    /**
     * Whether even the least of NEW is larger than all of BASE by more than the threshold. What a compiler does with
     * small objects differs between forks, and that is no regression.
     */
    boolean regression(double threshold) {
        return now.least() - base.most() >= OBJECT && now.least() > base.most() * (1 + threshold);
    }
}
