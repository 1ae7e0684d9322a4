package org.gradcost.results.summary;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.gradcost.results.Cell;
import org.gradcost.results.statistics.Bootstrap;

/**
 * The precision that a run aims for: 95 % intervals of its overheads with at most this half-width.
 *
 * @param target half-width as a fraction, 0.03 for ±3 %; 0 for none
 * @param rounds maximum for a cell
 */
public record Precision(double target, int rounds) {

    /** The precision of a run that aims for none. */
    public static final Precision NONE = new Precision(0, 0);

    /** The minimum number of rounds before an interval is used to stop; with fewer, its width is too uncertain. */
    public static final int LEAST_ROUNDS = 5;

    /** Returns whether the run has a target, and may take enough rounds to reach it. */
    public boolean exists() {
        return target > 0 && rounds >= LEAST_ROUNDS;
    }

    /**
     * Returns whether a cell has reached the precision.
     *
     * @param done rounds of the cell
     * @param halfWidth of the interval of its log overhead; NaN if it is unknown
     */
    public boolean isReached(int done, double halfWidth) {
        return done >= LEAST_ROUNDS && isWithin(halfWidth);
    }

    /** Returns whether an interval is narrow enough, whatever its number of rounds. */
    private boolean isWithin(double halfWidth) {
        return target > 0 && halfWidth <= Math.log1p(target);
    }

    /**
     * Returns the cells whose overhead misses the precision, because its interval is too wide or comes from too few rounds; none if
     * the run has no target.
     */
    public SortedMap<Cell, Shortfall> missed(Bootstrap times) {
        return missed(times, cell -> this);
    }

    /**
     * Returns the cells of several runs whose overhead misses the precision of their run; see {@link #missed(Bootstrap)}.
     *
     * @param aim returns the precision that the run of a cell aims for
     */
    static SortedMap<Cell, Shortfall> missed(Bootstrap times, Function<Cell, Precision> aim) {
        SortedMap<Cell, Shortfall> missed = new TreeMap<>();
        for (Cell cell : times.cells()) {
            aim.apply(cell).shortfall(times, cell).ifPresent(shortfall -> missed.put(cell, shortfall));
        }
        return missed;
    }

    /** Returns what the overhead of a cell lacks; empty if it has the precision, has no primal to be compared with, or is one. */
    private Optional<Shortfall> shortfall(Bootstrap times, Cell cell) {
        if (!exists()
                || times.primal(cell).filter(primal -> !primal.equals(cell)).isEmpty()) {
            return Optional.empty();
        }
        int done = times.timing(cell).forks().count();
        double halfWidth = halfWidth(times, cell);
        return isReached(done, halfWidth)
                ? Optional.empty()
                : Optional.of(Shortfall.of(times, cell, halfWidth, Math.log1p(target), isWithin(halfWidth)));
    }

    /** Returns the half-width of the interval of the log overhead of a cell, to which the primal contributes if it is unpaired. */
    private static double halfWidth(Bootstrap times, Cell cell) {
        return times.tookTurns(cell)
                ? times.halfWidth(cell)
                : Math.log1p(times.overhead(cell).orElseThrow().halfWidth());
    }
}
