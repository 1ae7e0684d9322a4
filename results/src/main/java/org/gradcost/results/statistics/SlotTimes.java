package org.gradcost.results.statistics;

/**
 * What a slot of some 10 ms has measured: logs of median times, of all its batches and of those in which the physical core
 * was the thread's alone (quiet) or shared with another.
 *
 * @param log of the median over all batches
 * @param quiet number of batches tagged quiet
 * @param logQuiet of their median; NaN without enough of them
 * @param shared number of batches tagged shared
 * @param logShared of their median; NaN without enough of them
 */
public record SlotTimes(double log, int quiet, double logQuiet, int shared, double logShared) {

    /** Batches of a state from which a slot has a median of that state. */
    public static final int ENOUGH_BATCHES = 5;

    /** Returns a slot of which only the median over all batches is known. */
    public static SlotTimes untagged(double log) {
        return new SlotTimes(log, 0, Double.NaN, 0, Double.NaN);
    }

    double log(CoreState state) {
        return state == CoreState.QUIET ? logQuiet : logShared;
    }

    int batches(CoreState state) {
        return state == CoreState.QUIET ? quiet : shared;
    }

    boolean has(CoreState state) {
        return batches(state) >= ENOUGH_BATCHES && !Double.isNaN(log(state));
    }
}
