package org.gradcost.results.jmh;

import java.util.Map;
import java.util.Optional;

/**
 * The unit of a score, as JMH writes it.
 *
 * @param nanoseconds in the unit's time
 * @param throughput whether it counts operations per time, and not time per operation
 */
record JmhUnit(double nanoseconds, boolean throughput) {
    private static final Map<String, Double> TIMES =
            Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9, "min", 60e9, "hr", 3600e9, "day", 86_400e9);

    /** The unit of {@code us/op} or {@code ops/us}; empty if it is none of time. */
    static Optional<JmhUnit> of(String text) {
        if (text.endsWith("/op")) {
            return time(text.substring(0, text.length() - 3), false);
        }
        return text.startsWith("ops/") ? time(text.substring(4), true) : Optional.empty();
    }

    private static Optional<JmhUnit> time(String name, boolean throughput) {
        return Optional.ofNullable(TIMES.get(name)).map(nanoseconds -> new JmhUnit(nanoseconds, throughput));
    }

    /**
     * Returns a time in ns that a clock can have measured.
     *
     * @throws IllegalArgumentException if it is less than a picosecond or more than thirty years
     */
    static double clocked(double time) {
        if (!(time >= 1e-3 && time <= 1e18)) {
            throw new IllegalArgumentException("a time is " + time + " ns, must be from 1e-3 to 1e18 ns");
        }
        return time;
    }

    /** Time of an operation in ns. */
    double time(double score) {
        return throughput ? nanoseconds / score : nanoseconds * score;
    }
}
