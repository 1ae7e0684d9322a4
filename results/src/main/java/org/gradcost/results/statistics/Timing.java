package org.gradcost.results.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;

/**
 * The log times of one cell.
 *
 * @param logs log of the time in ns, by fork and iteration, in their order
 * @param logPasses log of the factor from these times to the time of a gradient: 0 unless extrapolated
 * @param extrapolated whether {@code logs} are of a single pass
 */
public record Timing(Cell cell, double[][] logs, double logPasses, boolean extrapolated) {

    /** The timing in the rows of one cell; empty when there is none, as for a cell whose gradient was wrong. */
    public static Optional<Timing> of(Cell cell, List<Measurement> rows) {
        double[][] time = logs(rows, Metric.TIME);
        if (time.length > 0) {
            return Optional.of(new Timing(cell, time, 0, false));
        }
        double[][] passTime = logs(rows, Metric.PASS_TIME);
        return passTime.length == 0
                ? Optional.empty()
                : Optional.of(new Timing(cell, passTime, StrictMath.log(passes(cell, rows)), true));
    }

    // Sorted by fork and iteration, so that the order of rows in a file makes no difference to the last digit.
    private static double[][] logs(List<Measurement> rows, Metric metric) {
        Map<Integer, TreeMap<Integer, Double>> forks = new TreeMap<>();
        for (Measurement row : rows) {
            if (row.metric() == metric) {
                forks.computeIfAbsent(row.fork().getAsInt(), fork -> new TreeMap<>())
                        .put(row.iteration().getAsInt(), StrictMath.log(row.value()));
            }
        }
        return forks.values().stream().map(Timing::toArray).toArray(double[][]::new);
    }

    private static double[] toArray(TreeMap<Integer, Double> iterations) {
        Collection<Double> values = iterations.values();
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double passes(Cell cell, List<Measurement> rows) {
        return rows.stream()
                .filter(row -> row.metric() == Metric.PASSES && row.value() > 0)
                .mapToDouble(Measurement::value)
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        cell + ": has pass_time rows and no passes, must have at least one pass to be extrapolated"));
    }
}
