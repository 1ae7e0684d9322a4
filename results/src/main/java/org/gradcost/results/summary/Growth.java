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
 * @param exponent least-squares slope of log t on log n. Its interval is that of the noise in the times; that the
 *     points need not lie on a line is not in it; unknown where that of a time is
 * @param from smallest n taken: not below {@code to} / 100, where fixed costs still bend the line
 * @param to largest n measured
 * @param extrapolated whether a cell taken is extrapolated
 */
public record Growth(Series series, Estimate exponent, long from, long to, boolean extrapolated) {
    private static final long SPAN = 100;

    /** The growth of every series of a run that has two sizes to see it by, sorted. */
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
