package org.gradcost.sweep;

import java.time.Duration;
import java.util.Optional;

/**
 * The effort that a sweep spends on a cell.
 *
 * @param precision target half-width of the interval of an overhead, 0.03 for ±3 %; 0 for none
 * @param rounds maximum for a cell
 * @param budget for the whole sweep; empty for none
 */
public record Effort(double precision, int rounds, Optional<Duration> budget) {

    /** The minimum number of rounds before an interval is used to stop; with fewer, its width is too uncertain. */
    public static final int LEAST_ROUNDS = 5;

    /** Returns whether a cell needs no more rounds. */
    boolean suffices(int done, double halfWidth) {
        return done >= rounds || done >= LEAST_ROUNDS && precision > 0 && halfWidth <= Math.log1p(precision);
    }
}
