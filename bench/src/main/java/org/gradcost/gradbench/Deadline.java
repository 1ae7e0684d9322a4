package org.gradcost.gradbench;

import org.gradcost.results.BadInputException;

/** GradBench waits 600 s for an answer: whoever would need longer says so instead of letting it wait. */
final class Deadline {

    /** The time after which an answer has to be on its way. */
    static final double SECONDS = 550;

    /** The time for which a program is taken to need twice its final time, since the JVM compiles while it runs. */
    private static final double SLOW = 20;

    private final long start;

    Deadline() {
        this(System.nanoTime());
    }

    /** Creates the deadline of work that began at that {@link System#nanoTime}. */
    Deadline(long start) {
        this.start = start;
    }

    /** Returns whether so many seconds, foretold after having spent some of them, are more than there is time for. */
    static boolean isTooLong(double spent, double whole) {
        return spent > 2 && whole > SECONDS * (1 + SLOW / spent);
    }

    /** Checks, after each of many passes of equal cost, that there is time for all, and throws if there is not. */
    void check(String mode, long done, long passes) {
        double spent = (System.nanoTime() - start) * 1e-9;
        double whole = spent / done * passes;
        if (isTooLong(spent, whole)) {
            throw new BadInputException(
                    mode + " mode needs " + passes + " passes, which would take about " + Math.round(whole) + " s");
        }
    }
}
