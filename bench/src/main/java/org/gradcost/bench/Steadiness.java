package org.gradcost.bench;

/**
 * The state of code that runs in turns with other code. It is steady after several turns, once a turn at whose beginning the
 * compiler was idle was no faster than those before.
 */
public final class Steadiness {

    /** The ratio to the earlier turns from which a turn counts as no faster. */
    private static final double FASTER = 0.95;

    private static final int LEAST_TURNS = 4;

    private double least = Double.NaN;
    private int turns;
    private boolean isReached;

    /**
     * Records a turn.
     *
     * @param time of an operation in this turn, ns
     * @param quiet whether the compiler was idle
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

    /** Returns the minimum time of an operation, ns; NaN before the first turn. */
    public double least() {
        return least;
    }
}
