package org.gradcost.results.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.results.statistics.RoundValues;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A linear combination of means over rounds, with its error. The residuals of a round go together: what the means of a block
 * have in common in a round, its weather or the luck of its primal, is in their combination once, with its sign.
 *
 * @param value of the combination, in log time
 * @param residuals what each round adds to the error, by block and round
 * @param stated variance that came with scores, and not from rounds; NaN if a score came without one
 * @param freedom degrees of freedom of the stated variance: those of the score that has fewest
 * @param rounding most by which the rounding of scores moves the value
 */
record Contrast(
        double value,
        SortedMap<String, SortedMap<Integer, Double>> residuals,
        double stated,
        double freedom,
        double rounding) {

    /** Degrees of freedom that are as good as infinitely many. */
    private static final double LARGE = 1e6;

    /** Returns nothing, without an error. */
    static Contrast zero() {
        return exactly(0);
    }

    /** Returns a value without an error. */
    static Contrast exactly(double value) {
        return new Contrast(value, new TreeMap<>(), 0, LARGE, 0);
    }

    /** Returns a score with its error. */
    static Contrast of(Score score) {
        return new Contrast(
                score.log(),
                new TreeMap<>(),
                score.error() * score.error(),
                Math.max(1, score.forks() - 1),
                score.rounding());
    }

    /** Returns the mean of what was measured. */
    static Contrast of(String side, RoundValues values) {
        SortedMap<Integer, Double> parts = new TreeMap<>();
        double mean = values.mean();
        values.values().forEach((round, value) -> parts.put(round, (value - mean) / values.count()));
        SortedMap<String, SortedMap<Integer, Double>> residuals = new TreeMap<>();
        residuals.put(side + " " + values.block(), parts);
        return new Contrast(mean, residuals, 0, LARGE, 0);
    }

    /** Returns this plus a multiple of another. */
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

    /** Returns the mean of several. */
    static Contrast mean(List<Contrast> all) {
        Contrast sum = zero();
        for (Contrast one : all) {
            sum = sum.plus(1.0 / all.size(), one);
        }
        return sum;
    }

    /** Returns whether the error is known: not where a block has a single round, or a score states none. */
    boolean known() {
        return !Double.isNaN(stated) && residuals.values().stream().allMatch(rounds -> rounds.size() > 1);
    }

    /** Returns the standard error. */
    double error() {
        return Math.sqrt(stated
                + residuals.values().stream().mapToDouble(Contrast::variance).sum());
    }

    private static double variance(SortedMap<Integer, Double> rounds) {
        double[] parts = rounds.values().stream().mapToDouble(v -> v).toArray();
        double n = parts.length;
        return n / (n - 1) * Arrays.stream(parts).map(v -> v * v).sum();
    }

    /** Returns the degrees of freedom of the error, after Welch and Satterthwaite. */
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

    /** Returns half the width of a two-sided interval. */
    double halfWidth(double confidence) {
        double error = error();
        return rounding
                + (error == 0
                        ? 0
                        : error * new TDistribution(degrees()).inverseCumulativeProbability(1 - (1 - confidence) / 2));
    }

    /** Returns the two-sided p of no difference. */
    double p() {
        double error = error();
        double apart = Math.max(0, Math.abs(value) - rounding);
        if (error == 0) {
            return apart == 0 ? 1 : 0;
        }
        return 2 * new TDistribution(degrees()).cumulativeProbability(-apart / error);
    }
}
