package org.gradcost.results.statistics;

import java.util.OptionalInt;

/** An estimate of how many more rounds would decide an undecided difference, or narrow an interval. */
public final class MoreRounds {
    /** The largest number that is reported: beyond it, more rounds are not a realistic remedy. */
    private static final int MOST = 1000;

    /** How many times as many rounds as there are may still be asked for. */
    private static final int REALISTIC = 10;

    private MoreRounds() {}

    /**
     * Returns whether a difference with a known interval needs more than ten times the rounds there are.
     *
     * @param more rounds, as {@link #of} returns them
     * @param rounds so far
     */
    public static boolean isUnrealistic(OptionalInt more, int rounds) {
        return rounds > 0 && more.orElse(MOST + 1) > REALISTIC * rounds;
    }

    /**
     * Returns how many more rounds it would take to reach the nearer of two bounds, if the difference were exact and its interval
     * shrank with the square root of the number of rounds.
     *
     * @param difference in log time, not negative
     * @param apart half-width of the interval that must not contain 0
     * @param alike half-width of the interval that must be within the tolerance
     * @param tolerance in log time
     * @param rounds so far
     * @return empty for more than a thousand, or if there were no rounds
     */
    public static OptionalInt of(double difference, double apart, double alike, double tolerance, int rounds) {
        double gap = Math.max(difference / apart, Math.max(0, tolerance - difference) / alike);
        double more = Math.ceil(rounds / (gap * gap) - rounds);
        return rounds == 0 || !(more <= MOST) ? OptionalInt.empty() : OptionalInt.of((int) Math.max(1, more));
    }

    /** Returns how many more rounds it would take to shrink a half-width to a target, at least 1. */
    public static long toNarrow(double halfWidth, double target, int rounds) {
        double ratio = halfWidth / target;
        return (long) Math.max(1, Math.ceil(rounds * (ratio * ratio - 1)));
    }
}
