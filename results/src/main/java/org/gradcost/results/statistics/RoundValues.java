package org.gradcost.results.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.StatUtils;

/**
 * A quantity in log time, measured once in each of several rounds of a block.
 *
 * @param block to which the rounds belong: two quantities in the same round of a block share the noise of that round
 * @param values by round
 */
public record RoundValues(String block, SortedMap<Integer, Double> values) {

    /** The factor, in log time, by which draws of a mean with unknown spread are above or below it. */
    private static final double UNKNOWN = Math.log(1000);

    private static final NormalDistribution NORMAL = new NormalDistribution();

    /**
     * Creates the values.
     *
     * @param values not copied
     */
    public RoundValues {
        values = Collections.unmodifiableSortedMap(values);
    }

    /** Returns whether nothing was measured. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Returns the number of rounds. */
    public int count() {
        return values.size();
    }

    /** Returns the mean over rounds. */
    public double mean() {
        return StatUtils.mean(array());
    }

    /** Returns the values in the order of rounds. */
    public double[] array() {
        return values.values().stream().mapToDouble(v -> v).toArray();
    }

    /** Returns the values, each plus a constant. */
    public RoundValues plus(double constant) {
        SortedMap<Integer, Double> shifted = new TreeMap<>(values);
        shifted.replaceAll((round, value) -> value + constant);
        return new RoundValues(block, shifted);
    }

    SpreadPrior.Spread spread() {
        return SpreadPrior.Spread.of(array());
    }

    /**
     * Returns draws of the mean's error: means of as many residuals as there are rounds, drawn with replacement and stretched to
     * account for the small number of rounds and for their moderated spread. Draw k uses the same rounds for everything that was
     * measured in the same rounds of a block.
     *
     * @param prior of the spread
     * @param seed must differ between two runs whose draws are to be independent
     * @param draws number of draws
     * @param confidence of the intervals that the draws are used for
     */
    double[] errors(SpreadPrior prior, long seed, int draws, double confidence) {
        SplittableRandom random = new SplittableRandom(
                seed ^ (31L * block.hashCode() + values.keySet().hashCode()) * 0x9E3779B97F4A7C15L);
        double[] errors = new double[draws];
        SpreadPrior.Spread spread = spread();
        if (!prior.knows(spread)) {
            Arrays.setAll(errors, k -> random.nextBoolean() ? UNKNOWN : -UNKNOWN);
            return errors;
        }
        int n = count();
        double quantile = NORMAL.inverseCumulativeProbability(1 - (1 - confidence) / 2);
        double stretched = prior.deviation(spread) * prior.quantile(spread, confidence) / quantile;
        if (spread.variance() == 0) {
            Arrays.setAll(errors, k -> stretched / Math.sqrt(n) * random.nextGaussian());
            return errors;
        }
        double[] residuals = array();
        double mean = mean();
        double scale = stretched / Math.sqrt(spread.variance()) * Math.sqrt(n / (n - 1.0)) / n;
        Arrays.setAll(residuals, i -> (residuals[i] - mean) * scale);
        for (int k = 0; k < draws; k++) {
            for (int i = 0; i < n; i++) {
                errors[k] += residuals[
                        (int) ((random.nextLong() >>> 32) * n >>> 32)]; // nextInt(n) takes three times as long
            }
        }
        return errors;
    }
}
