package org.gradcost.results.jmh;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The time of a benchmark as JMH states it.
 *
 * @param time of the score, ns per operation
 * @param deviations of the forks' means from their overall mean, relative, positive for a slower fork; empty if a file has only
 *     scores
 * @param relativeError standard error of the score divided by the score, for independent iterations; empty if JMH states none
 * @param rounding half a unit of the last digit of the score in the file, divided by the score; 0 for full precision
 * @param samples number of samples of which the score is the mean
 */
public record JmhScore(double time, double[] deviations, OptionalDouble relativeError, double rounding, long samples) {
    private static final double UPPER = 1 - 0.001 / 2;

    /**
     * Returns the score of several forks.
     *
     * @param unit of the scores
     * @param score as JMH states it
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
     * @param unit of the score
     * @param score as the file writes it
     * @param error JMH's "Score Error (99.9%)" as the file writes it: the half-width of the interval at 99.9 % of Student's t
     * @param samples number of samples; with fewer than three JMH states no error
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
     * Returns the largest standard error that the mean over some number of forks can have, divided by the score. The sum of
     * squared deviations from the score is (N − 1)·N·e², for N samples with standard error e; at most, all of it is between the
     * forks, and then the error is e·√((N − 1)/(F − 1)).
     *
     * @param forks number F of forks of the benchmark
     * @return empty for one fork, if JMH states no error, or if the number of samples does not fit the number of forks
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

    /**
     * Returns half a unit of the last digit after the decimal point; 0 for a number without a point, which was not rounded there.
     */
    private static double rounding(String text) {
        String plain = text.replace(',', '.');
        return plain.contains(".") ? new BigDecimal(plain).ulp().doubleValue() / 2 : 0;
    }
}
