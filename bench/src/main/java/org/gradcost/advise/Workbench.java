package org.gradcost.advise;

/** A mode at work on a function at one size, in classes of its own. Both sides of the isolation know this interface. */
public interface Workbench {

    /**
     * Takes the first gradient, or the first, the middle and the last pass of one that takes long, and checks it.
     *
     * @param value of the function
     * @param gradient that is right
     * @param whole whether to take the whole gradient
     * @return what is wrong; null if nothing is
     */
    String check(double value, double[] gradient, boolean whole);

    /** Runs for so many nanoseconds at least, and returns the least time of an operation, ns. */
    double run(long nanos);

    /** Measures a slot and returns the median time of an operation, ns. */
    double slot();

    /** Returns the operations that make a gradient: 1, or its passes where single passes are run. */
    int operations();

    /** Returns what is known of the last gradient besides its time. */
    Facts facts();

    /**
     * The facts of a gradient that need no clock, but for its set-up.
     *
     * @param passes of a gradient
     * @param recordedGates on a tape or in a trace; 0 without
     * @param loops that a compiler found
     * @param tapeBytes of a tape, or of code and workspace
     * @param allocatedBytes by a gradient; negative if not known
     * @param prepareNanos of the work before the first gradient
     */
    record Facts(int passes, long recordedGates, int loops, long tapeBytes, double allocatedBytes, long prepareNanos) {}
}
