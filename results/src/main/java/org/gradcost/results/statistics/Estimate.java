package org.gradcost.results.statistics;

import java.util.Arrays;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * A number and its interval, of 95 % unless said otherwise, in the unit of whatever it estimates.
 *
 * @param value the estimate itself
 * @param lo its lower end: at 95 %, the 2.5 percentile of its draws
 * @param hi its upper end
 */
public record Estimate(double value, double lo, double hi) {
    /** The confidence of intervals by default. */
    public static final double CONFIDENCE = 0.95;

    /** The percentile interval of an estimate whose bootstrap draws are given; all finite. */
    public static Estimate of(double value, double[] draws) {
        return of(value, draws, CONFIDENCE);
    }

    /** Returns the estimate at another confidence, between 0 and 1. */
    public static Estimate of(double value, double[] draws, double confidence) {
        double outside = 50 * (1 - confidence);
        Percentile percentile = new Percentile();
        percentile.setData(draws);
        return new Estimate(value, percentile.evaluate(outside), percentile.evaluate(100 - outside));
    }

    /**
     * Returns the estimate of exp x, for an estimate of x and its draws. Percentiles commute with exp up to the interpolation between
     * neighbouring draws.
     */
    public static Estimate ofLogs(double logValue, double[] logDraws) {
        return ofLogs(logValue, logDraws, CONFIDENCE);
    }

    /** Returns the estimate at another confidence, between 0 and 1. */
    public static Estimate ofLogs(double logValue, double[] logDraws, double confidence) {
        return of(
                StrictMath.exp(logValue),
                Arrays.stream(logDraws).map(StrictMath::exp).toArray(),
                confidence);
    }

    /** Returns an estimate of which nothing but its value is known: its ends are NaN. */
    public static Estimate unknown(double value) {
        return new Estimate(value, Double.NaN, Double.NaN);
    }

    /** Returns whether the interval is known; it is not where a single fork says nothing about another. */
    public boolean known() {
        return !Double.isNaN(lo);
    }

    /** Returns half the width of the interval of a factor, as a fraction: 0.03 for ±3 %. */
    public double halfWidth() {
        return Math.sqrt(hi / lo) - 1;
    }

    /** Returns the number of digits of the value that the interval bears: 2 for ±10 %, 3 for ±2 %. */
    public int digits() {
        double half = halfWidth();
        return half < 0.005 ? 4 : half < 0.05 ? 3 : half < 0.5 || !known() ? 2 : 1;
    }
}
