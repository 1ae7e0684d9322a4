package org.gradcost.results.summary;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.statistics.Bootstrap;
import org.gradcost.results.statistics.CoreState;
import org.hipparchus.stat.StatUtils;

/** The summary of a run: one row per cell, in the order of cells. */
public final class Summary {
    private final SortedMap<Cell, List<Measurement>> byCell;
    private final Bootstrap times;
    private final ModeRoles roles;
    private final SortedMap<Cell, Shortfall> shortfalls;

    private Summary(
            Collection<Measurement> measurements,
            ModeRoles roles,
            Function<Cell, Precision> precision,
            Function<Cell, Object> run) {
        this.roles = roles;
        byCell = new TreeMap<>(measurements.stream().collect(groupingBy(Measurement::cell)));
        times = Bootstrap.of(measurements, roles, run);
        shortfalls = Precision.missed(times, precision);
    }

    /**
     * Summarises measurements, whose order does not matter.
     *
     * @throws org.gradcost.results.BadInputException if a cell has pass times but no number of passes
     */
    public static Summary of(Collection<Measurement> measurements) {
        return of(measurements, ModeRoles.BY_NAME);
    }

    /** Summarises measurements whose modes have these roles; see {@link #of(Collection)}. */
    public static Summary of(Collection<Measurement> measurements, ModeRoles roles) {
        return of(measurements, roles, Precision.NONE);
    }

    /** Summarises measurements of a run that aims for a precision; see {@link #of(Collection)}. */
    public static Summary of(Collection<Measurement> measurements, ModeRoles roles, Precision precision) {
        return of(measurements, roles, cell -> precision, cell -> "");
    }

    /**
     * Summarises measurements of several runs; see {@link #of(Collection)}.
     *
     * @param precision that the run of a cell aims for
     * @param run key of the run that a cell belongs to
     */
    public static Summary of(
            Collection<Measurement> measurements,
            ModeRoles roles,
            Function<Cell, Precision> precision,
            Function<Cell, Object> run) {
        return new Summary(measurements, roles, precision, run);
    }

    /** Returns the roles of the modes. */
    public ModeRoles roles() {
        return roles;
    }

    /** Returns one row per cell, sorted. */
    public List<SummaryRow> rows() {
        // Draws are computed per cell, so the order of computation does not matter.
        return byCell.entrySet().parallelStream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Returns the cells whose overhead misses the precision of their run. */
    public SortedMap<Cell, Shortfall> shortfalls() {
        return Collections.unmodifiableSortedMap(shortfalls);
    }

    /** Returns the times on which the rows are based, for everything that is computed from the same draws. */
    public Bootstrap times() {
        return times;
    }

    /**
     * Returns the accuracy of extrapolation: for each cell whose gradient and pass were both measured, the predicted time, passes
     * × pass time, divided by the measured time.
     */
    public SortedMap<Cell, Double> predictions() {
        SortedMap<Cell, Double> predictions = new TreeMap<>();
        byCell.forEach((cell, rows) -> {
            double[] whole = values(rows, Metric.TIME);
            double[] pass = values(rows, Metric.PASS_TIME);
            if (whole.length > 0 && pass.length > 0) {
                double predicted = StatUtils.percentile(pass, 50) * values(rows, Metric.PASSES)[0];
                predictions.put(cell, predicted / StatUtils.percentile(whole, 50));
            }
        });
        return predictions;
    }

    private SummaryRow row(Cell cell, List<Measurement> rows) {
        boolean timed = times.cells().contains(cell);
        return new SummaryRow(
                cell,
                timed ? Optional.of(times.time(cell)) : Optional.empty(),
                timed ? times.overhead(cell) : Optional.empty(),
                timed ? times.timing(cell).forks().quiet() : OptionalDouble.empty(),
                timed ? times.overhead(cell, CoreState.QUIET) : Optional.empty(),
                timed ? times.timing(cell).forks().count() : 0,
                shortfalls.containsKey(cell)
                        ? OptionalLong.of(shortfalls.get(cell).moreRounds())
                        : OptionalLong.empty(),
                count(rows, Metric.PASSES),
                count(rows, Metric.RECORDED_GATES),
                count(rows, Metric.TAPE_BYTES),
                median(rows, Metric.ALLOC),
                median(rows, Metric.PEAK_MEMORY),
                median(rows, Metric.PREPARE),
                median(rows, Metric.GC),
                median(rows, Metric.GRADIENT_ERROR),
                timed && times.extrapolated(cell));
    }

    private static OptionalLong count(List<Measurement> rows, Metric metric) {
        return values(rows, metric).length == 0
                ? OptionalLong.empty()
                : OptionalLong.of((long) values(rows, metric)[0]);
    }

    private static OptionalDouble median(List<Measurement> rows, Metric metric) {
        double[] values = values(rows, metric);
        return switch (values.length) {
            case 0 -> OptionalDouble.empty();
            case 1 -> OptionalDouble.of(values[0]); // unchanged, even if it is NaN
            default -> OptionalDouble.of(StatUtils.percentile(values, 50));
        };
    }

    private static double[] values(List<Measurement> rows, Metric metric) {
        return rows.stream()
                .filter(row -> row.metric() == metric)
                .mapToDouble(Measurement::value)
                .toArray();
    }
}
