package org.gradcost.results.statistics;

import java.util.Arrays;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * A number and its 95 % interval, in the unit of whatever it estimates.
 *
 * @param value the estimate itself
 * @param lo 2.5 percentile of its draws
 * @param hi 97.5 percentile of its draws
 */
public record Estimate(double value, double lo, double hi) {

    /** The percentile interval of an estimate whose bootstrap draws are given; all finite. */
    public static Estimate of(double value, double[] draws) {
        Percentile percentile = new Percentile();
        percentile.setData(draws);
        return new Estimate(value, percentile.evaluate(2.5), percentile.evaluate(97.5));
    }

    /**
     * Of exp x, for an estimate of x and its draws. Percentiles commute with exp up to the interpolation between
     * neighbouring draws.
     */
    public static Estimate ofLogs(double logValue, double[] logDraws) {
        return of(
                StrictMath.exp(logValue),
                Arrays.stream(logDraws).map(StrictMath::exp).toArray());
    }
}
