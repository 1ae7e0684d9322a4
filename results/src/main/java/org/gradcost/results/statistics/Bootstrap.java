package org.gradcost.results.statistics;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.Modes;

/**
 * The log times of the cells of a run, each with its bootstrap draws; the package description has the method. Draw k of one cell
 * belongs with draw k of every other, so whatever depends on several cells is computed draw by draw.
 */
public final class Bootstrap {
    /** Draws per cell: enough to make the ends of an interval stable to a tenth of its length. */
    public static final int DRAWS = 2000;

    /** The minimum share of quiet moments for which times in them are shown; below it, too many tags are wrong. */
    public static final double SHOWN = 0.05;

    private static final long SEED = 20130620;

    private final SortedMap<Cell, Timing> timings = new TreeMap<>();
    private final Map<List<Object>, Cell> primals = new HashMap<>();

    /** The differences from the primal, of the cells that took turns with it. */
    private final Map<Cell, RoundValues> differences = new HashMap<>();

    private final Function<Cell, Object> run;

    /** The priors of each run. */
    private final Map<Object, SpreadPrior> ofTimes;

    private final Map<Object, SpreadPrior> ofDifferences;

    private Bootstrap(Collection<Timing> all, ModeRoles roles, Function<Cell, Object> run) {
        this.run = run;
        all.forEach(timing -> timings.put(timing.cell(), timing));
        for (Cell cell : timings.keySet()) {
            if (roles.isPrimal(cell.variant()) && cell.gates().equals(Modes.PLAIN_GATES)) {
                primals.putIfAbsent(problem(cell), cell);
            }
        }
        timings.forEach((cell, timing) -> {
            Optional<Cell> primal = primal(cell).filter(other -> !other.equals(cell));
            primal.map(timings::get)
                    .filter(other -> timing.turns() && other.turns())
                    .ifPresent(base -> {
                        RoundValues difference = timing.forks().from(base.forks(), TurnDifference::ofAll);
                        if (!difference.isEmpty()) {
                            differences.put(cell, difference.plus(timing.logPasses() - base.logPasses()));
                        }
                    });
        });
        ofDifferences = priors(differences);
        Map<Cell, RoundValues> alone = new TreeMap<>();
        timings.forEach((cell, timing) -> {
            if (!differences.containsKey(cell)) {
                alone.put(cell, timing.times());
            }
        });
        ofTimes = priors(alone);
    }

    /** Returns the prior of each run, which its cells share. */
    private Map<Object, SpreadPrior> priors(Map<Cell, RoundValues> values) {
        Map<Object, List<SpreadPrior.Spread>> spreads = new HashMap<>();
        values.forEach((cell, ofCell) -> spreads.computeIfAbsent(run.apply(cell), key -> new ArrayList<>())
                .add(ofCell.spread()));
        Map<Object, SpreadPrior> priors = new HashMap<>();
        spreads.forEach((key, ofRun) -> priors.put(key, SpreadPrior.of(ofRun)));
        return priors;
    }

    private SpreadPrior ofTimes(Cell cell) {
        return ofTimes.getOrDefault(run.apply(cell), SpreadPrior.NONE);
    }

    private SpreadPrior ofDifferences(Cell cell) {
        return ofDifferences.getOrDefault(run.apply(cell), SpreadPrior.NONE);
    }

    /**
     * Computes the times from all rows of a run, in any order; cells without {@code time} or {@code pass_time} are left out.
     *
     * @throws org.gradcost.results.BadInputException if a cell has pass times but no number of passes
     */
    public static Bootstrap of(Collection<Measurement> rows) {
        return of(rows, ModeRoles.BY_NAME);
    }

    /** Computes the times of a run whose modes have these roles; see {@link #of(Collection)}. */
    public static Bootstrap of(Collection<Measurement> rows, ModeRoles roles) {
        return of(rows, roles, cell -> "");
    }

    /**
     * Computes the times of several runs; see {@link #of(Collection)}. Only cells of the same run inform each other's intervals.
     *
     * @param run key of the run that a cell belongs to
     */
    public static Bootstrap of(Collection<Measurement> rows, ModeRoles roles, Function<Cell, Object> run) {
        SortedMap<Cell, List<Measurement>> byCell = new TreeMap<>(rows.stream().collect(groupingBy(Measurement::cell)));
        List<Timing> timings = new ArrayList<>();
        byCell.forEach((cell, ofCell) -> Timing.of(cell, ofCell).ifPresent(timings::add));
        return new Bootstrap(timings, roles, run);
    }

    /** Returns the cells that have a time, in order. */
    public Set<Cell> cells() {
        return Collections.unmodifiableSet(timings.keySet());
    }

    /** Returns the times of a cell. */
    public Timing timing(Cell cell) {
        return timings.get(cell);
    }

    /** Returns the primal of the same problem; for a primal, the cell itself. */
    public Optional<Cell> primal(Cell of) {
        return Optional.ofNullable(primals.get(problem(of)));
    }

    private static List<Object> problem(Cell cell) {
        return List.of(cell.family(), cell.n(), cell.m()); // a primal has one thread, whatever it is compared with
    }

    /** Returns whether the time is a prediction: passes × the time of a pass. */
    public boolean extrapolated(Cell cell) {
        return timings.get(cell).extrapolated();
    }

    /** Returns the log of the time of a gradient in ns. */
    public double logTime(Cell cell) {
        RoundValues difference = differences.get(cell);
        return difference == null
                ? timings.get(cell).times().mean()
                : logTime(primal(cell).orElseThrow()) + difference.mean();
    }

    /** Returns {@link #DRAWS} draws of {@link #logTime}; each call computes the same draws again. */
    public double[] draws(Cell cell) {
        RoundValues difference = differences.get(cell);
        return difference == null
                ? draws(timings.get(cell).times(), ofTimes(cell))
                : sum(draws(primal(cell).orElseThrow()), draws(difference, ofDifferences(cell)), 1);
    }

    /** Returns the time of a gradient, ns, with its interval. */
    public Estimate time(Cell cell) {
        return estimate(logTime(cell), draws(cell), knowsTime(cell));
    }

    /** Returns whether the interval of a cell's time is known; it is not if everything it is based on ran in a single fork. */
    public boolean knowsTime(Cell cell) {
        return knows(cell)
                && (!differences.containsKey(cell) || knows(primal(cell).orElseThrow()));
    }

    /** Returns whether the interval of the ratio of two times is known; the primal cancels if both took turns with it. */
    public boolean knowsRatio(Cell over, Cell under) {
        return over.equals(under)
                || (differences.containsKey(over) && differences.containsKey(under)
                        ? knows(over) && knows(under)
                        : knowsTime(over) && knowsTime(under));
    }

    /** Returns the time of a gradient over that of the primal, if the primal was measured. */
    public Optional<Estimate> overhead(Cell cell) {
        return primal(cell)
                .map(primal -> estimate(
                        logTime(cell) - logTime(primal),
                        logRatioDraws(cell, primal),
                        cell.equals(primal) || knows(cell) && (differences.containsKey(cell) || knows(primal))));
    }

    /**
     * Returns the overhead in quiet or in shared moments, from the slots of both cells in that state; empty if either was rarely
     * in it.
     */
    public Optional<Estimate> overhead(Cell cell, CoreState state) {
        if (!differences.containsKey(cell) || !isShown(timings.get(cell).forks(), state)) {
            return Optional.empty();
        }
        RoundValues difference = differencesFrom(cell, pair -> pair.in(state));
        if (difference.isEmpty()) {
            return Optional.empty();
        }
        double half = ofDifferences(cell).halfWidth(difference.spread(), Estimate.CONFIDENCE);
        double mean = difference.mean();
        return Optional.of(
                new Estimate(StrictMath.exp(mean), StrictMath.exp(mean - half), StrictMath.exp(mean + half)));
    }

    /** Returns the differences from the primal of the forks that took turns with it, in log time. */
    public RoundValues differencesFrom(Cell cell, Function<TurnDifference, OptionalDouble> of) {
        Timing base = timings.get(primal(cell).orElseThrow());
        Timing timing = timings.get(cell);
        return timing.forks().from(base.forks(), of).plus(timing.logPasses() - base.logPasses());
    }

    /** Returns whether a cell took turns with its primal. */
    public boolean tookTurns(Cell cell) {
        return differences.containsKey(cell);
    }

    /**
     * Returns the half-width of the interval of the log overhead (of the log time, for a primal or a cell that did not take turns
     * with one); NaN if its spread is not known.
     */
    public double halfWidth(Cell cell) {
        RoundValues difference = differences.get(cell);
        return difference == null
                ? ofTimes(cell).halfWidth(timings.get(cell).times().spread(), Estimate.CONFIDENCE)
                : ofDifferences(cell).halfWidth(difference.spread(), Estimate.CONFIDENCE);
    }

    /** Returns draws of the log of the ratio of two times; all zero for the ratio of a cell to itself. */
    public double[] logRatioDraws(Cell over, Cell under) {
        return sum(draws(over), draws(under), -1);
    }

    /** Returns whether enough of a cell's batches were in a state for its times in that state to be shown. */
    public boolean isShown(Cell cell, CoreState state) {
        return isShown(timings.get(cell).forks(), state);
    }

    /** Returns whether enough batches were in a state for times in that state to be shown. */
    public static boolean isShown(Forks forks, CoreState state) {
        OptionalDouble quiet = forks.quiet();
        return quiet.isPresent() && (state == CoreState.QUIET ? quiet.getAsDouble() : 1 - quiet.getAsDouble()) >= SHOWN;
    }

    private boolean knows(Cell cell) {
        return !Double.isNaN(halfWidth(cell));
    }

    private static double[] draws(RoundValues values, SpreadPrior prior) {
        double mean = values.mean();
        double[] draws = values.errors(prior, SEED, DRAWS, Estimate.CONFIDENCE);
        for (int k = 0; k < DRAWS; k++) {
            draws[k] += mean;
        }
        return draws;
    }

    private static double[] sum(double[] a, double[] b, double sign) {
        for (int k = 0; k < DRAWS; k++) {
            a[k] += sign * b[k];
        }
        return a;
    }

    private static Estimate estimate(double log, double[] draws, boolean known) {
        return known ? Estimate.ofLogs(log, draws) : Estimate.unknown(StrictMath.exp(log));
    }
}
