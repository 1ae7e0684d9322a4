package org.gradcost.results.summary;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.results.Cell;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Bootstrap;
import org.gradcost.results.statistics.MoreRounds;

/**
 * An overhead that has not reached the precision of its run, because its interval is too wide or was computed from too few
 * rounds, with the reasons and what it would need.
 *
 * @param halfWidth of the interval of the log overhead; NaN if it is unknown
 * @param rounds in which the cell was measured
 * @param isNarrow whether the interval is narrow enough, and comes only from too few rounds
 * @param causes why the precision is not reached: too few rounds, or noise that other cells do not have
 * @param moreRounds about how many more rounds would suffice with the same noise
 */
public record Shortfall(double halfWidth, int rounds, boolean isNarrow, List<String> causes, long moreRounds) {

    private static final double SLOT = 1e7; // ns
    private static final int MOST = 1000;

    /**
     * Creates a shortfall.
     *
     * @param causes copied
     */
    public Shortfall {
        causes = List.copyOf(causes);
    }

    /**
     * Returns the shortfall of a cell.
     *
     * @param halfWidth of the interval of the log overhead; NaN if it is unknown
     * @param target half-width that the run aimed for
     * @param isNarrow whether the interval is as narrow as that
     */
    static Shortfall of(Bootstrap times, Cell cell, double halfWidth, double target, boolean isNarrow) {
        int rounds = times.timing(cell).forks().count();
        List<String> causes = new ArrayList<>();
        if (isNarrow) {
            causes.add("narrow enough, but fewer than " + Precision.LEAST_ROUNDS + " rounds");
        }
        if (!times.tookTurns(cell)) {
            causes.add("measured alone");
        }
        if (times.timing(cell).forks().times().mean() > Math.log(SLOT)) {
            causes.add("slots of one operation");
        }
        OddForks.among(times, cell)
                .ifPresent(odd -> causes.add(odd.count() + " of " + odd.rounds() + " forks " + odd.howFar()));
        long least = (long) Precision.LEAST_ROUNDS - rounds;
        long more = Double.isNaN(halfWidth) ? 1 : MoreRounds.toNarrow(halfWidth, target, rounds);
        return new Shortfall(halfWidth, rounds, isNarrow, causes, Math.max(least, more));
    }

    /** Returns the half-width of the interval: {@code ±7.6 %}. */
    public String width() {
        return Double.isNaN(halfWidth) ? "±?" : "±" + Rounded.width(Math.expm1(halfWidth));
    }

    /** Returns the number of further rounds as a text, for a reader to whom it does not matter how far beyond a thousand it is. */
    public String more() {
        return moreRounds > MOST ? "more than " + MOST : String.valueOf(moreRounds);
    }

    /** Returns a sentence: {@code ±7.6 % after 5 rounds, measured alone; about 7 more}. */
    public String text() {
        StringBuilder text = new StringBuilder(width() + " after " + Counted.of(rounds, "round"));
        causes.forEach(cause -> text.append(", ").append(cause));
        return text.append(moreRounds > MOST ? "; " : "; about ")
                .append(more())
                .append(moreRounds > MOST ? " further rounds" : " more")
                .toString();
    }
}
