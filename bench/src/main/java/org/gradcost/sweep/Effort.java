package org.gradcost.sweep;

import java.time.Duration;
import java.util.Optional;

/**
 * What a sweep spends on a cell.
 *
 * @param precision half-width that the interval of an overhead is to have, 0.03 for ±3 %; 0 for none
 * @param rounds of a cell at most
 * @param budget for the whole sweep; empty for none
 */
public record Effort(double precision, int rounds, Optional<Duration> budget) {

    /** Rounds from which an interval is believed: before, its own width is too uncertain to stop by. */
    public static final int LEAST_ROUNDS = 5;

    /** Returns whether a cell has had enough. */
    boolean suffices(int done, double halfWidth) {
        return done >= rounds || done >= LEAST_ROUNDS && precision > 0 && halfWidth <= Math.log1p(precision);
    }
}
