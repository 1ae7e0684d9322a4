package org.gradcost.results.jmh;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The time of a benchmark as JMH states it.
 *
 * @param time of the score, ns per operation
 * @param deviations of the forks' means from their mean, relative, above 0 for a slower fork; empty where a file has scores
 *     alone
 * @param relativeError standard error of the score over the score, iterations taken as independent; empty where JMH gives none
 * @param rounding half a unit of the last digit that a file has of the score, over the score; 0 for all digits
 * @param samples that the score is the mean of
 */
public record JmhScore(double time, double[] deviations, OptionalDouble relativeError, double rounding, long samples) {
    private static final double UPPER = 1 - 0.001 / 2;

    /**
     * Returns the score of forks.
     *
     * @param unit of the scores
     * @param forks scores by fork and iteration, or none
     */
    static JmhScore of(JmhUnit unit, double score, double[][] forks) {
        double[] means = Arrays.stream(forks)
                .filter(fork -> fork.length > 0)
                .mapToDouble(fork -> Arrays.stream(fork).average().orElseThrow())
                .toArray();
        double mean = Arrays.stream(means).average().orElse(Double.NaN);
        double sign = unit.throughput() ? -1 : 1;
        double[] deviations =
                Arrays.stream(means).map(fork -> sign * (fork - mean) / mean).toArray();
        boolean usable = Arrays.stream(deviations).allMatch(Double::isFinite);
        return new JmhScore(
                unit.time(score, String.valueOf(score)),
                usable ? deviations : new double[0],
                OptionalDouble.empty(),
                0,
                Arrays.stream(forks).mapToLong(fork -> fork.length).sum());
    }

    /**
     * Returns a score without iterations.
     *
     * @param score as the file writes it
     * @param error JMH's "Score Error (99.9%)" as the file writes it: half the interval at 99.9 % of Student's t
     * @param samples of both; with less than three JMH gives no error
     */
    static JmhScore rounded(JmhUnit unit, String score, String error, long samples) {
        double value = number(score);
        double half = number(error);
        double time = unit.time(value, score);
        OptionalDouble relative = samples < 3 || !(half >= 0) || Double.isInfinite(half)
                ? OptionalDouble.empty()
                : OptionalDouble.of((half + rounding(error)) / quantile(samples) / value);
        return new JmhScore(time, new double[0], relative, rounding(score) / value, samples);
    }

    /**
     * Returns the standard error that the mean over some number of forks can have at most, over the score. Of the squares about
     * the score, (N − 1)·N·e² with N samples and a standard error e, at most all lie between the forks; then the error is
     * e·√((N − 1)/(F − 1)).
     *
     * @param forks F of the benchmark
     * @return empty for one fork, or if JMH gives no error, or the samples are not those of so many forks
     */
    public OptionalDouble largestError(int forks) {
        return forks < 2 || relativeError.isEmpty() || samples < forks
                ? OptionalDouble.empty()
                : OptionalDouble.of(relativeError.getAsDouble() * Math.sqrt((samples - 1.0) / (forks - 1)));
    }

    static double number(String text) {
        return Double.parseDouble(text.replace(',', '.').replace("∞", "Infinity"));
    }

    static double quantile(long samples) {
        return new TDistribution(samples - 1.0).inverseCumulativeProbability(UPPER);
    }

    /** Returns half a unit of the last digit behind the point; 0 for a number without a point, which was not rounded there. */
    private static double rounding(String text) {
        String plain = text.replace(',', '.');
        return plain.contains(".") ? new BigDecimal(plain).ulp().doubleValue() / 2 : 0;
    }
}
