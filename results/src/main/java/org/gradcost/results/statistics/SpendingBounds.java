package org.gradcost.results.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Two-sided bounds of a group-sequential test: how large the t statistic of a mean may be at each look before the hypothesis of
 * no difference is rejected, such that the probability of a wrong rejection at any look is at most α. At look n of at most R
 * rounds, α·ln(1 + (e − 1)·n/R) has been spent (K. Lan and D. DeMets, <i>Discrete sequential boundaries for clinical trials</i>,
 * Biometrika 70, 1983, with Pocock's spending function). The bounds are exact for increments of known variance; for an estimated
 * variance, Student's quantile with the same tail probability replaces the normal one.
 */
public final class SpendingBounds {

    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final int GRID = 401;
    private static final int HALVINGS = 45;
    private static final double FAR = 12; // standard deviations beyond which no weight is left

    private final double alpha;
    private final int[] looks;
    private final int most;
    private final double[] z;

    /** The part of the distribution of the sum that is within the bounds so far, as weights on a grid of values. */
    private record Continuing(double[] at, double[] weight) {

        /** Returns the probability that the sum, one increment later, is beyond ±bound. */
        double beyond(double bound, double sd) {
            double out = 0;
            for (int j = 0; j < at.length; j++) {
                out += weight[j] * (tail((bound - at[j]) / sd) + tail((bound + at[j]) / sd));
            }
            return out;
        }

        Continuing within(double bound, double sd) {
            double step = 2 * bound / (GRID - 1);
            double[] next = new double[GRID];
            double[] weights = new double[GRID];
            for (int i = 0; i < GRID; i++) {
                next[i] = -bound + i * step;
                for (int j = 0; j < at.length; j++) {
                    weights[i] += weight[j] * density((next[i] - at[j]) / sd) / sd * step;
                }
            }
            return new Continuing(next, weights);
        }
    }

    private static final Continuing START = new Continuing(new double[] {0}, new double[] {1});

    /**
     * Computes the bounds.
     *
     * @param alpha probability of a wrong rejection, between 0 and 1
     * @param looks numbers of rounds after which the mean is analysed, ascending
     * @param most maximum number of rounds, at least the last look
     */
    public SpendingBounds(double alpha, int[] looks, int most) {
        this.alpha = alpha;
        this.looks = looks.clone();
        this.most = most;
        z = new double[looks.length];
        Continuing sum = START;
        for (int k = 0; k < looks.length; k++) {
            double due = spent(looks[k]) - (k == 0 ? 0 : spent(looks[k - 1]));
            double bound = bound(sum, time(k), step(k), due);
            z[k] = bound / Math.sqrt(time(k));
            sum = sum.within(bound, step(k));
        }
    }

    /** Returns the normal bound at a look. */
    public double z(int look) {
        return z[look];
    }

    /**
     * Returns the normal bound of a last look after any number of rounds, which spends all that is left of α: for a test that
     * ends there for a reason other than the data, such as a time limit.
     */
    public double closing(int rounds) {
        Continuing sum = START;
        double before = 0;
        double spent = 0;
        for (int k = 0; k < looks.length && looks[k] < rounds; k++) {
            sum = sum.within(z[k] * Math.sqrt(time(k)), step(k));
            before = time(k);
            spent = spent(looks[k]);
        }
        double time = (double) rounds / most;
        return bound(sum, time, Math.sqrt(time - before), alpha - spent) / Math.sqrt(time);
    }

    /**
     * Returns Student's quantile with the same tail probability as a normal quantile: the bound of a mean whose spread is
     * estimated.
     */
    public static double student(double z, double degrees) {
        return -new TDistribution(degrees).inverseCumulativeProbability(tail(z));
    }

    private static double bound(Continuing sum, double time, double sd, double due) {
        double lo = 0;
        double hi = FAR * Math.sqrt(time);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (lo + hi) / 2;
            if (sum.beyond(middle, sd) > due) {
                lo = middle;
            } else {
                hi = middle;
            }
        }
        return hi;
    }

    private double spent(int rounds) {
        return alpha * Math.log1p((Math.E - 1) * rounds / most);
    }

    private double time(int look) {
        return (double) looks[look] / most;
    }

    private double step(int look) {
        return Math.sqrt(time(look) - (look == 0 ? 0 : time(look - 1)));
    }

    /** Returns the normal density; that of the library takes ten times as long, for more digits than the grid has. */
    private static double density(double u) {
        return Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double tail(double u) {
        return NORMAL.cumulativeProbability(-u);
    }
}
