package org.gradcost.results.summary;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.gradcost.results.Cell;
import org.gradcost.results.statistics.Bootstrap;
import org.gradcost.results.statistics.Estimate;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * The growth of the time of a series with n: t ∝ n^exponent.
 *
 * @param exponent least-squares slope of log t over log n. Its interval accounts for noise in the times, but not for deviations
 *     from a straight line; it is unknown if the interval of a time is unknown
 * @param from smallest n used: at least {@code to} / 100, since fixed costs bend the line at smaller n
 * @param to largest n measured
 * @param extrapolated whether a cell that was used is extrapolated
 */
public record Growth(Series series, Estimate exponent, long from, long to, boolean extrapolated) {
    private static final long SPAN = 100;

    /** Returns the growth of every series with at least two sizes, sorted. */
    public static List<Growth> all(Bootstrap times) {
        return Series.all(times).entrySet().parallelStream()
                .flatMap(entry -> of(times, entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private static Optional<Growth> of(Bootstrap times, Series series, SortedMap<Long, Cell> bySize) {
        long to = bySize.lastKey();
        SortedMap<Long, Cell> taken = bySize.tailMap((to + SPAN - 1) / SPAN);
        if (taken.size() < 2) {
            return Optional.empty();
        }
        Collection<Cell> cells = taken.values();
        double[] logN = taken.keySet().stream().mapToDouble(StrictMath::log).toArray();
        double slope = slope(logN, cells.stream().mapToDouble(times::logTime).toArray());
        double[][] draws = cells.stream().map(times::draws).toArray(double[][]::new);
        double[] slopes = IntStream.range(0, Bootstrap.DRAWS)
                .mapToDouble(k -> slope(
                        logN, Arrays.stream(draws).mapToDouble(draw -> draw[k]).toArray()))
                .toArray();
        return Optional.of(new Growth(
                series,
                cells.stream().allMatch(times::knowsTime) ? Estimate.of(slope, slopes) : Estimate.unknown(slope),
                taken.firstKey(),
                to,
                cells.stream().anyMatch(times::extrapolated)));
    }

    private static double slope(double[] logN, double[] logTime) {
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < logN.length; i++) {
            line.addData(logN[i], logTime[i]);
        }
        return line.getSlope();
    }
}
