package org.gradcost.gradbench;

import java.util.Map;

/**
 * The runs that an input requests.
 *
 * @param runs minimum number of runs
 * @param seconds minimum total time of the runs
 * @param warm whether the runs must be those of compiled code
 */
record Asked(int runs, double seconds, boolean warm) {

    /**
     * Returns what is requested. A single run without a minimum time is requested for its output and is not warmed up; an input
     * that is a bare number, as that of hello, has no fields for a request, and is timed in one warm run.
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

    /** Returns the time that is still requested after a run of the given time, if other runs take as long, ns. */
    double left(long time) {
        return Math.max((runs - 1.0) * time, seconds * 1e9 - time);
    }
}
