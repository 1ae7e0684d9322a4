package org.gradcost.results.statistics;

/**
 * The measurement of a slot of about 10 ms: logs of median times, over all its batches and over those during which the physical
 * core was not shared (quiet) or shared.
 *
 * @param log of the median over all batches
 * @param quiet number of batches tagged quiet
 * @param logQuiet log of their median; NaN if there are too few
 * @param shared number of batches tagged shared
 * @param logShared log of their median; NaN if there are too few
 */
public record SlotTimes(double log, int quiet, double logQuiet, int shared, double logShared) {

    /** The number of batches in a state from which a slot has a median for that state. */
    public static final int ENOUGH_BATCHES = 5;

    /** Returns a slot for which only the median over all batches is known. */
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
