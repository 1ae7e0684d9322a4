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
        return "%s %s → %s B".formatted(name(), base.value(), now.value());
    }

    /**
     * Returns whether the smallest value of NEW exceeds the largest of BASE by more than the threshold. The compiler's treatment
     * of small objects differs between forks, which does not count.
     */
    boolean isLarger(double threshold) {
        return exceeds(now, base, threshold);
    }

    /** Returns whether the smallest value of BASE exceeds the largest of NEW by more than the threshold. */
    boolean isSmaller(double threshold) {
        return exceeds(base, now, threshold);
    }

    private static boolean exceeds(Count more, Count less, double threshold) {
        return more.least() - less.most() >= OBJECT && more.least() > less.most() * (1 + threshold);
    }

    /** Returns the name of the count, such as {@code tape}. */
    String name() {
        return what.replace("_bytes", "");
    }
}
