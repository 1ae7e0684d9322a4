package org.gradcost.gradbench;

import org.gradcost.results.BadInputException;

/** The deadline of an answer. GradBench waits 600 s; a workload that would take longer is refused instead of letting it wait. */
final class Deadline {

    /** The time after which an answer must be sent, s. */
    static final double SECONDS = 550;

    /** The time during which a program is assumed to need twice its final time, since the JVM compiles while it runs, s. */
    private static final double SLOW = 20;

    private final long start;

    Deadline() {
        this(System.nanoTime());
    }

    /** Creates the deadline of work that began at the given {@link System#nanoTime}. */
    Deadline(long start) {
        this.start = start;
    }

    /** Returns whether a total time, predicted after {@code spent} seconds, exceeds the limit. */
    static boolean isTooLong(double spent, double whole) {
        return spent > 2 && whole > SECONDS * (1 + SLOW / spent);
    }

    /** Checks, after each of many passes of equal cost, that there is time for all of them, and throws if there is not. */
    void check(String mode, long done, long passes) {
        double spent = (System.nanoTime() - start) * 1e-9;
        double whole = spent / done * passes;
        if (isTooLong(spent, whole)) {
            throw new BadInputException(
                    mode + " mode needs " + passes + " passes, which would take about " + Math.round(whole) + " s");
        }
    }
}
