package org.gradcost.bench;

/**
 * The state of code that runs in turns with other code: it is steady after some turns, once a turn at whose begin the compiler had
 * nothing to do was no faster than those before.
 */
public final class Steadiness {

    /** A turn that is at most so much faster than those before is as fast. */
    private static final double FASTER = 0.95;

    private static final int LEAST_TURNS = 4;

    private double least = Double.NaN;
    private int turns;
    private boolean isReached;

    /**
     * Records a turn.
     *
     * @param time of an operation in this turn, ns
     * @param quiet whether the compiler had nothing to do
     */
    public void add(double time, boolean quiet) {
        turns++;
        isReached = quiet && turns >= LEAST_TURNS && time >= FASTER * least;
        least = Double.isNaN(least) ? time : Math.min(least, time);
    }

    /** Returns whether it was steady in its last turn. */
    public boolean isReached() {
        return isReached;
    }

    /** Returns the least time of an operation, ns; NaN before the first turn. */
    public double least() {
        return least;
    }
}
