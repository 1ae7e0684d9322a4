package org.gradcost.results.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The median over the rounds of one JVM, with the percentile interval of a bootstrap over these rounds. The interval does not
 * cover the differences between one JVM and another.
 */
public final class RoundMedian {

    /** The least number of rounds: all of five are on one side of the median with a probability of 2/2⁵, more than 5 %. */
    private static final int LEAST = 6;

    private static final long SEED = 20130620;

    private RoundMedian() {}

    /**
     * Returns the median with its interval, which is unknown if there are fewer than six rounds.
     *
     * @param values one for each round
     */
    public static Estimate of(double[] values) {
        double median = middle(values.clone());
        int rounds = values.length;
        if (rounds < LEAST) {
            return Estimate.unknown(median);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] draws = new double[Bootstrap.DRAWS];
        double[] drawn = new double[rounds];
        for (int k = 0; k < draws.length; k++) {
            for (int i = 0; i < rounds; i++) {
                drawn[i] = values[random.nextInt(rounds)];
            }
            draws[k] = middle(drawn);
        }
        return Estimate.of(median, draws);
    }

    /** Sorts values and returns their median. */
    private static double middle(double[] values) {
        Arrays.sort(values);
        int count = values.length;
        return (values[(count - 1) / 2] + values[count / 2]) / 2;
    }
}
