package org.gradcost.sweep;

import java.time.Duration;
import java.util.Optional;
import org.gradcost.results.summary.Precision;

/**
 * The effort that a sweep spends on a cell.
 *
 * @param precision target half-width of the interval of an overhead, 0.03 for ±3 %; 0 for none
 * @param rounds maximum for a cell
 * @param budget for the whole sweep; empty for none
 */
public record Effort(double precision, int rounds, Optional<Duration> budget) {

    /** The minimum number of rounds before an interval is used to stop; with fewer, its width is too uncertain. */
    public static final int LEAST_ROUNDS = Precision.LEAST_ROUNDS;

    /** The part of a budget within which a JVM must be ready to measure. */
    private static final int PART = 20;

    private static final Duration LEAST_PATIENCE = Duration.ofMinutes(1);

    /** Returns the precision that the overheads are to have. */
    Precision target() {
        return new Precision(precision, rounds);
    }

    /**
     * Returns how long a JVM may take until its gradients are checked and warm: a twentieth of the budget, and at least a minute;
     * empty without a budget. A single mode that is slower than predicted must not use up the time of all others.
     */
    static Optional<Duration> patience(Optional<Duration> budget) {
        return budget.map(whole -> whole.dividedBy(PART))
                .map(part -> part.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : part);
    }

    /** Returns whether a cell needs no more rounds. */
    boolean suffices(int done, double halfWidth) {
        return done >= rounds || target().isReached(done, halfWidth);
    }
}
