package org.gradcost.results.statistics;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;

/**
 * Log times of the cells of a run, each with its bootstrap draws: see the package's description. Draw k of one cell
 * goes with draw k of every other, so whatever is computed from several cells is computed draw by draw.
 */
public final class Bootstrap {
    /** Draws per cell: enough that the ends of an interval are stable to a tenth of its length. */
    public static final int DRAWS = Resampler.DRAWS;

    private static final long SEED = 20130620;

    private final SortedMap<Cell, Timing> timings = new TreeMap<>();
    private final Resampler<Cell> resampler;

    private Bootstrap(Collection<Timing> timings, long seed, double confidence) {
        SortedMap<Cell, double[][]> logs = new TreeMap<>();
        for (Timing timing : timings) {
            this.timings.put(timing.cell(), timing);
            logs.put(timing.cell(), timing.logs());
        }
        resampler = new Resampler<>(logs, Cell::mode, seed, confidence);
    }

    /**
     * The times in all the rows of a run, in any order; cells without {@code time} or {@code pass_time} are left out.
     *
     * @throws org.gradcost.results.BadInputException when a cell has pass times but no passes to multiply them by
     */
    public static Bootstrap of(Collection<Measurement> rows) {
        SortedMap<Cell, List<Measurement>> byCell = new TreeMap<>(rows.stream().collect(groupingBy(Measurement::cell)));
        List<Timing> timings = new ArrayList<>();
        byCell.forEach((cell, ofCell) -> Timing.of(cell, ofCell).ifPresent(timings::add));
        return new Bootstrap(timings, SEED, Estimate.CONFIDENCE);
    }

    /** The cells that have a time, in their order. */
    public Set<Cell> cells() {
        return Collections.unmodifiableSet(timings.keySet());
    }

    /** Whether the time is a prediction: passes × the time of a pass. */
    public boolean extrapolated(Cell cell) {
        return timings.get(cell).extrapolated();
    }

    /** Log of the time of a gradient in ns. */
    public double logTime(Cell cell) {
        return resampler.estimate(cell) + timings.get(cell).logPasses();
    }

    /** {@link #DRAWS} draws of {@link #logTime}; made anew, and the same, at each call. */
    public double[] draws(Cell cell) {
        double[] draws = resampler.draws(cell);
        double logPasses = timings.get(cell).logPasses();
        for (int k = 0; k < DRAWS; k++) {
            draws[k] += logPasses;
        }
        return draws;
    }

    /** Draws of the log of the ratio of two times; all zero for a cell over itself. */
    public double[] logRatioDraws(Cell over, Cell under) {
        double[] ratio = draws(over);
        double[] below = draws(under);
        for (int k = 0; k < DRAWS; k++) {
            ratio[k] -= below[k];
        }
        return ratio;
    }
}
