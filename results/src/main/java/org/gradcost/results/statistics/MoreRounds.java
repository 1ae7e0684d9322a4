package org.gradcost.results.statistics;

import java.util.OptionalInt;

/** An estimate of how many more rounds would turn an undecided difference into a verdict. */
public final class MoreRounds {
    /** Beyond this a number would only pretend that rounds are what is lacking. */
    private static final int MOST = 1000;

    private MoreRounds() {}

    /**
     * Returns the rounds after which the nearer of two bounds would be reached, were the difference the truth and its
     * interval to narrow as the root of the rounds.
     *
     * @param difference in log time, not negative
     * @param apart half the width of the interval that must not hold 0
     * @param alike half the width of the interval that must lie within the tolerance
     * @param tolerance in log time
     * @param rounds so far
     * @return empty for more than a thousand, or where there were none
     */
    public static OptionalInt of(double difference, double apart, double alike, double tolerance, int rounds) {
        double gap = Math.max(difference / apart, Math.max(0, tolerance - difference) / alike);
        double more = Math.ceil(rounds / (gap * gap) - rounds);
        return rounds == 0 || !(more <= MOST) ? OptionalInt.empty() : OptionalInt.of((int) Math.max(1, more));
    }
}
