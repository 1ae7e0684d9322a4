package org.gradcost.gradbench;

import java.util.Map;

/**
 * The runs that an input asks for.
 *
 * @param runs at least
 * @param seconds that the runs take together, at least
 * @param warm whether the time of a run is to be that of compiled code
 */
record Asked(int runs, double seconds, boolean warm) {

    /**
     * Returns what is asked for. A single run without seconds is for its output and is not warmed up; an input that is a bare number,
     * as hello's, has no place for a wish, and is timed in one warm run.
     */
    static Asked by(Input input) {
        if (!(input.value() instanceof Map<?, ?> fields)) {
            return new Asked(1, 0, true);
        }
        int runs = fields.containsKey("min_runs") ? input.whole("min_runs", 1) : 1;
        double seconds = fields.containsKey("min_seconds") ? input.number("min_seconds") : 0;
        if (seconds > Deadline.SECONDS) {
            throw input.wrong(
                    "min_seconds", "is " + seconds + "; an answer has to come within " + Deadline.SECONDS + " s");
        }
        return new Asked(runs, seconds, runs > 1 || seconds > 0);
    }

    /** Returns the nanoseconds that are still asked for after a run of that time, which others resemble. */
    double left(long time) {
        return Math.max((runs - 1.0) * time, seconds * 1e9 - time);
    }
}
