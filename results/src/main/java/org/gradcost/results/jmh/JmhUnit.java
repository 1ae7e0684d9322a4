package org.gradcost.results.jmh;

import java.util.Map;
import java.util.Optional;

/**
 * The unit of a score, as JMH writes it.
 *
 * @param nanoseconds in the unit's time
 * @param throughput whether it is operations per time, and not time per operation
 */
record JmhUnit(double nanoseconds, boolean throughput) {
    private static final Map<String, Double> TIMES = Map.ofEntries(
            Map.entry("ns", 1.0),
            Map.entry("nsec", 1.0),
            Map.entry("us", 1e3),
            Map.entry("µs", 1e3), // a micro sign
            Map.entry("usec", 1e3),
            Map.entry("ms", 1e6),
            Map.entry("msec", 1e6),
            Map.entry("s", 1e9),
            Map.entry("sec", 1e9),
            Map.entry("min", 60e9),
            Map.entry("hr", 3600e9),
            Map.entry("day", 86_400e9));

    /** Returns the unit of {@code us/op}, {@code ops/us} or, as JMH before 1.0 writes, {@code us}; otherwise empty. */
    static Optional<JmhUnit> of(String text) {
        if (text.startsWith("ops/")) {
            return time(text.substring(4), true);
        }
        return time(text.endsWith("/op") ? text.substring(0, text.length() - 3) : text, false);
    }

    /**
     * Returns the unit, which must be one of time.
     *
     * @throws UnusableScoreException if it is not
     */
    static JmhUnit ofTime(String text) {
        return of(text).orElseThrow(() ->
                new UnusableScoreException("unit is \"" + text + "\", must be of time, such as us/op or ops/s"));
    }

    private static Optional<JmhUnit> time(String name, boolean throughput) {
        return Optional.ofNullable(TIMES.get(name)).map(nanoseconds -> new JmhUnit(nanoseconds, throughput));
    }

    /**
     * Returns the time of an operation in ns.
     *
     * @param score in this unit
     * @param shown the score as the file writes it
     * @throws UnusableScoreException if the score is not above 0, or the time is less than a picosecond or more than thirty years
     */
    double time(double score, String shown) {
        if (!(score > 0) || Double.isInfinite(score)) {
            throw new UnusableScoreException("score is " + shown + ", must be finite and above 0"
                    + (score == 0 ? "; JMH rounds what it writes: choose a unit in which scores are larger" : ""));
        }
        double time = throughput ? nanoseconds / score : nanoseconds * score;
        if (!(time >= 1e-3 && time <= 1e18)) {
            throw new UnusableScoreException(
                    "score is " + shown + ", a time of " + time + " ns; must be from 1e-3 to 1e18 ns");
        }
        return time;
    }
}
