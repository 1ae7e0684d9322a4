package org.gradcost.results.compare;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.results.statistics.RoundValues;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A linear combination of means over rounds, with its error. Residuals of the same round are combined before they are squared, so
 * that noise that several means of a block have in common, such as that of their primal, is counted once and with its sign.
 *
 * @param value of the combination, in log time
 * @param residuals contribution of each round to the error, by block and round; the sum of their squares estimates the variance
 * @param stated variance that scores state themselves, without rounds; NaN if a score states none, or if a mean has a single
 *     round, which says nothing about the error
 * @param freedom degrees of freedom of the stated variance: those of the score with the fewest
 * @param rounding largest error of the value due to rounded scores
 */
record Contrast(
        double value,
        SortedMap<String, SortedMap<Integer, Double>> residuals,
        double stated,
        double freedom,
        double rounding) {

    /** A number of degrees of freedom that is practically infinite. */
    private static final double LARGE = 1e6;

    /** Returns 0, without an error. */
    static Contrast zero() {
        return exactly(0);
    }

    /** Returns a value without an error. */
    static Contrast exactly(double value) {
        return new Contrast(value, new TreeMap<>(), 0, LARGE, 0);
    }

    /** Returns the log time of a score with its error. */
    static Contrast of(Score score) {
        return new Contrast(
                score.log(),
                new TreeMap<>(),
                score.error() * score.error(),
                Math.max(1, score.forks() - 1),
                score.rounding());
    }

    /** Returns the mean of measured values. */
    static Contrast of(String side, RoundValues values) {
        SortedMap<Integer, Double> parts = new TreeMap<>();
        double mean = values.mean();
        double n = values.count();
        double factor = n > 1 ? Math.sqrt(n / (n - 1)) / n : 0; // residuals from a mean of n values are too small
        values.values().forEach((round, value) -> parts.put(round, factor * (value - mean)));
        SortedMap<String, SortedMap<Integer, Double>> residuals = new TreeMap<>();
        residuals.put(side + " " + values.block(), parts);
        return new Contrast(mean, residuals, n > 1 ? 0 : Double.NaN, LARGE, 0);
    }

    /** Returns the sum of this and a multiple of another. */
    Contrast plus(double factor, Contrast other) {
        SortedMap<String, SortedMap<Integer, Double>> sum = new TreeMap<>();
        residuals.forEach((block, rounds) -> sum.put(block, new TreeMap<>(rounds)));
        other.residuals.forEach((block, rounds) -> {
            Map<Integer, Double> into = sum.computeIfAbsent(block, b -> new TreeMap<>());
            rounds.forEach((round, part) -> into.merge(round, factor * part, Double::sum));
        });
        return new Contrast(
                value + factor * other.value,
                sum,
                stated + factor * factor * other.stated,
                Math.min(freedom, other.freedom),
                rounding + Math.abs(factor) * other.rounding);
    }

    /** Returns the mean of several contrasts. */
    static Contrast mean(List<Contrast> all) {
        Contrast sum = zero();
        for (Contrast one : all) {
            sum = sum.plus(1.0 / all.size(), one);
        }
        return sum;
    }

    /** Returns whether the error is known; it is not if a mean has a single round, or a score states no error. */
    boolean known() {
        return !Double.isNaN(stated);
    }

    /** Returns the standard error. */
    double error() {
        return Math.sqrt(stated
                + residuals.values().stream().mapToDouble(Contrast::variance).sum());
    }

    private static double variance(SortedMap<Integer, Double> rounds) {
        return rounds.values().stream().mapToDouble(v -> v * v).sum();
    }

    /** Returns the degrees of freedom of the error, by Welch and Satterthwaite. */
    double degrees() {
        double sum = stated;
        double squares = stated * stated / freedom;
        for (SortedMap<Integer, Double> rounds : residuals.values()) {
            double variance = variance(rounds);
            sum += variance;
            squares += variance * variance / (rounds.size() - 1);
        }
        return squares == 0 ? LARGE : Math.min(LARGE, sum * sum / squares);
    }

    /** Returns the half-width of a two-sided interval. */
    double halfWidth(double confidence) {
        double error = error();
        return rounding
                + (error == 0
                        ? 0
                        : error * new TDistribution(degrees()).inverseCumulativeProbability(1 - (1 - confidence) / 2));
    }

    /** Returns the two-sided p-value for no difference. */
    double p() {
        double error = error();
        double apart = Math.max(0, Math.abs(value) - rounding);
        if (error == 0) {
            return apart == 0 ? 1 : 0;
        }
        return 2 * new TDistribution(degrees()).cumulativeProbability(-apart / error);
    }
}
