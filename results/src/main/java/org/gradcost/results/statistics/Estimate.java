package org.gradcost.results.statistics;

import java.util.Arrays;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * A number with its interval, of 95 % unless stated otherwise, in the unit of the estimated quantity.
 *
 * @param value the estimate itself
 * @param lo lower end of the interval: at 95 %, the 2.5 percentile of its draws
 * @param hi upper end
 */
public record Estimate(double value, double lo, double hi) {
    /** The confidence of intervals by default. */
    public static final double CONFIDENCE = 0.95;

    /** Returns an estimate with the percentile interval of its bootstrap draws, which must be finite. */
    public static Estimate of(double value, double[] draws) {
        return of(value, draws, CONFIDENCE);
    }

    /** Returns an estimate with an interval of another confidence, between 0 and 1. */
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

    /** Returns an estimate with an interval of another confidence, between 0 and 1. */
    public static Estimate ofLogs(double logValue, double[] logDraws, double confidence) {
        return of(
                StrictMath.exp(logValue),
                Arrays.stream(logDraws).map(StrictMath::exp).toArray(),
                confidence);
    }

    /** Returns an estimate whose interval is unknown: its ends are NaN. */
    public static Estimate unknown(double value) {
        return new Estimate(value, Double.NaN, Double.NaN);
    }

    /** Returns whether the interval is known; it is not for a single fork. */
    public boolean known() {
        return !Double.isNaN(lo);
    }

    /** Returns the half-width of the interval of a factor, as a fraction: 0.03 for ±3 %. */
    public double halfWidth() {
        return Math.sqrt(hi / lo) - 1;
    }

    /**
     * Returns the number of digits of the value that the interval justifies: 2 for ±10 %, 3 for ±2 %. It is at least 2, however
     * wide the interval: with one digit, 9.6 and 14 would both be printed as 10, beside their ratio of 1.5.
     */
    public int digits() {
        double half = halfWidth();
        return half < 0.005 ? 4 : half < 0.05 ? 3 : 2;
    }
}
