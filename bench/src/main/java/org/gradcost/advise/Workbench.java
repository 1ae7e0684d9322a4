package org.gradcost.advise;

/** A mode at work on a function at one size, in separately loaded classes. The interface is shared by both class loaders. */
public interface Workbench {

    /**
     * Computes and checks the first gradient, or the first, the middle and the last pass if a whole gradient would take too long.
     *
     * @param value correct value of the function
     * @param gradient correct gradient
     * @param whole whether to compute the whole gradient
     * @return what is wrong; null if nothing is
     */
    String check(double value, double[] gradient, boolean whole);

    /** Runs for at least {@code nanos} nanoseconds, and returns the minimum time of an operation, ns. */
    double run(long nanos);

    /** Measures a slot and returns the median time of an operation, ns. */
    double slot();

    /** Returns the number of operations per gradient: 1, or the number of passes if single passes are run. */
    int operations();

    /** Returns the facts about the last gradient other than its time. */
    Facts facts();

    /**
     * The facts about a gradient that need no clock, and its set-up time.
     *
     * @param passes passes per gradient
     * @param recordedGates on a tape or in a trace; 0 without one
     * @param loops number of loops that a compiler found
     * @param tapeBytes of a tape, or of code and workspace
     * @param allocatedBytes by a gradient; negative if unknown
     * @param prepareNanos time of the work before the first gradient
     */
    record Facts(int passes, long recordedGates, int loops, long tapeBytes, double allocatedBytes, long prepareNanos) {}
}
