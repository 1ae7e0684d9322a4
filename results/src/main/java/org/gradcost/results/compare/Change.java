package org.gradcost.results.compare;

/**
 * A count on both sides, compared exactly.
 *
 * @param what its name
 * @param base in BASE
 * @param now in NEW
 */
public record Change(String what, long base, long now) {
    /** The smallest object of the JVM, B: less than that is a profiler's rounding and not an allocation. */
    private static final long OBJECT = 16;

    /** Whether the two differ. */
    public boolean differs() {
        return base != now;
    }

    boolean regression(double threshold) {
        return now - base >= OBJECT && now > base * (1 + threshold);
    }
}
