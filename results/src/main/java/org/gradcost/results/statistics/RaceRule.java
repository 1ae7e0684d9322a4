package org.gradcost.results.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.stat.StatUtils;

/**
 * The rule that decides a race, cell by cell and for groups of cells, from the differences d(c, r) in log time of each round. Its
 * decisions are valid at each interim analysis ("look").
 *
 * <pre>  different    |d̄| &gt; t(α/K)·s/√n               K hypotheses: cells and groups
 *  equivalent   |d̄| + t(2α)·s/√n ≤ ln(1 + τ)      tested first: two one-sided tests, each at α</pre>
 *
 * with the {@linkplain SpendingBounds bounds} t of the look. "Different" is corrected over all hypotheses by Bonferroni; "all are
 * equivalent" is an intersection of claims and needs no correction. The variance s² of a cell is never less than a quarter of the
 * median over the cells. Since "different" is a claim that the difference is not 0, rather than that it exceeds τ, every true
 * difference is decided in the end.
 *
 * <p>A group's difference is the mean over its cells; its error is the larger of the error for independent cells and the error of
 * whole rounds drawn together; what the latter adds has only the degrees of freedom of the rounds. A cell that is decided leaves
 * the race, and its mean remains in its groups.
 */
public final class RaceRule {

    /** The probability that a race of a jar with itself finds any difference. */
    public static final double ALPHA = 0.05;

    /** The numbers of rounds after which there is an interim analysis. */
    private static final int[] LOOKS = {4, 5, 6, 8, 10, 12, 16, 20, 24, 32};

    /** The maximum number of rounds of a race. */
    public static final int MOST = LOOKS[LOOKS.length - 1];

    private static final double FLOOR = 0.25; // of the median variance

    private final double tolerance;
    private final SpendingBounds different;
    private final SpendingBounds equivalent;
    private final Map<Integer, double[]> closing = new ConcurrentHashMap<>();
    private final Map<Bound, Double> students = new ConcurrentHashMap<>();

    private record Bound(double z, int degrees) {}

    /** The decision of a race about a cell or a group. */
    public enum Answer {
        SLOWER,
        FASTER,
        EQUIVALENT,
        UNDECIDED
    }

    /**
     * The decision on a cell or a group, with its interval.
     *
     * @param answer the decision itself
     * @param difference in log time, NEW minus BASE
     * @param halfWidth of the interval that the answer is based on, in log time; infinite before the first look
     * @param rounds so far
     * @param moreRounds that would about decide it, if it is undecided; empty for more than a thousand
     */
    public record Decision(Answer answer, double difference, double halfWidth, int rounds, OptionalInt moreRounds) {

        /** Returns the ratio of times NEW / BASE with its interval. */
        public Estimate ratio() {
            return Double.isInfinite(halfWidth)
                    ? Estimate.unknown(StrictMath.exp(difference))
                    : new Estimate(
                            StrictMath.exp(difference),
                            StrictMath.exp(difference - halfWidth),
                            StrictMath.exp(difference + halfWidth));
        }

        boolean decided() {
            return answer != Answer.UNDECIDED;
        }
    }

    /**
     * Creates the rule of a race.
     *
     * @param hypotheses number of cells and groups
     * @param threshold τ below which a difference does not matter: 0.03 for 3 %
     */
    public RaceRule(int hypotheses, double threshold) {
        tolerance = Math.log1p(threshold);
        different = new SpendingBounds(ALPHA / hypotheses, LOOKS, MOST);
        equivalent = new SpendingBounds(2 * ALPHA, LOOKS, MOST);
    }

    /** Returns whether there is an interim analysis after that many rounds. */
    public static boolean looksAfter(int rounds) {
        return Arrays.stream(LOOKS).anyMatch(look -> look == rounds);
    }

    /**
     * Judges what a race has measured so far, look by look.
     *
     * @param cells differences of each cell, in the order of its rounds; for a cell that has left, those before it left
     * @param groups names, and the cells of each
     * @param ended whether there will be no more rounds, so that the rest of α is spent
     * @return the decision on each cell and each group; names must differ
     */
    public Map<String, Decision> judge(
            Map<String, double[]> cells, Map<String, ? extends Collection<String>> groups, boolean ended) {
        int rounds = cells.values().stream().mapToInt(d -> d.length).max().orElse(0);
        Map<String, Decision> decisions = new LinkedHashMap<>();
        Stream.concat(cells.keySet().stream(), groups.keySet().stream())
                .forEach(name -> decisions.put(
                        name,
                        new Decision(Answer.UNDECIDED, 0, Double.POSITIVE_INFINITY, 0, OptionalInt.of(LOOKS[0]))));
        for (int look = 0; look < LOOKS.length && LOOKS[look] <= rounds; look++) {
            int n = LOOKS[look];
            double[] z = {different.z(look), equivalent.z(look)};
            lookAt(n, z, cells, groups, decisions);
        }
        cells.forEach((name, d) -> {
            if (!decisions.get(name).decided() && (ended || d.length < LOOKS[0])) {
                decisions.put(name, last(d, floor(cells, d.length), ended));
            }
        });
        groups.forEach((name, members) -> {
            if (!decisions.get(name).decided() && ended && rounds >= LOOKS[0]) {
                decisions.put(name, ofGroup(rounds, closing(rounds), cells, members, decisions));
            }
        });
        return decisions;
    }

    private void lookAt(
            int n,
            double[] z,
            Map<String, double[]> cells,
            Map<String, ? extends Collection<String>> groups,
            Map<String, Decision> decisions) {
        double floor = floor(cells, n);
        cells.forEach((name, d) -> {
            if (!decisions.get(name).decided() && d.length >= n) {
                decisions.put(name, ofCell(Arrays.copyOf(d, n), floor, z));
            }
        });
        groups.forEach((name, members) -> {
            if (!decisions.get(name).decided()) {
                decisions.put(name, ofGroup(n, z, cells, members, decisions));
            }
        });
    }

    private Decision last(double[] d, double floor, boolean ended) {
        if (d.length < LOOKS[0] || !ended) {
            double mean = d.length == 0 ? 0 : StatUtils.mean(d);
            return new Decision(
                    Answer.UNDECIDED, mean, Double.POSITIVE_INFINITY, d.length, OptionalInt.of(LOOKS[0] - d.length));
        }
        return ofCell(d, floor, closing(d.length));
    }

    private double[] closing(int rounds) {
        synchronized (closing) {
            return closing.computeIfAbsent(rounds, n -> new double[] {different.closing(n), equivalent.closing(n)});
        }
    }

    private Decision ofCell(double[] d, double floor, double[] z) {
        double variance = Math.max(StatUtils.variance(d), floor);
        return decide(StatUtils.mean(d), Math.sqrt(variance / d.length), d.length - 1.0, d.length, z);
    }

    private Decision ofGroup(
            int n,
            double[] z,
            Map<String, double[]> cells,
            Collection<String> members,
            Map<String, Decision> decisions) {
        List<double[]> parts = new ArrayList<>();
        for (String member : members) {
            int taken = decisions.get(member).decided() ? decisions.get(member).rounds() : n;
            double[] d = cells.get(member);
            if (d.length >= LOOKS[0]) {
                parts.add(Arrays.copyOf(d, Math.min(Math.min(taken, n), d.length)));
            }
        }
        if (parts.isEmpty()) {
            return new Decision(Answer.UNDECIDED, 0, Double.POSITIVE_INFINITY, 0, OptionalInt.of(LOOKS[0]));
        }
        GroupMean mean = GroupMean.of(parts, floor(cells, n));
        return decide(mean.value(), mean.error(), mean.degrees(), n, z);
    }

    /**
     * Returns the decision for a mean with its error.
     *
     * @param z normal bounds of a difference and of equivalence
     */
    private Decision decide(double mean, double error, double degrees, int n, double[] z) {
        double apart = student(z[0], degrees) * error;
        double alike = student(z[1], degrees) * error;
        if (Math.abs(mean) + alike <= tolerance) {
            return new Decision(Answer.EQUIVALENT, mean, alike, n, OptionalInt.empty());
        }
        if (Math.abs(mean) > apart) {
            return new Decision(mean > 0 ? Answer.SLOWER : Answer.FASTER, mean, apart, n, OptionalInt.empty());
        }
        return new Decision(
                Answer.UNDECIDED, mean, apart, n, MoreRounds.of(Math.abs(mean), apart, alike, tolerance, n));
    }

    /** Returns Student's bound for a whole number of degrees of freedom, rounded down so that few bounds need to be computed. */
    private double student(double z, double degrees) {
        return students.computeIfAbsent(
                new Bound(z, (int) degrees), bound -> SpendingBounds.student(bound.z(), bound.degrees()));
    }

    private static double floor(Map<String, double[]> cells, int n) {
        double[] variances = cells.values().stream()
                .filter(d -> d.length > 1)
                .mapToDouble(d -> StatUtils.variance(Arrays.copyOf(d, Math.min(n, d.length))))
                .toArray();
        return variances.length == 0 ? 0 : FLOOR * StatUtils.percentile(variances, 50);
    }

    /**
     * A mean over cells.
     *
     * @param error standard error: the larger of that for independent cells and that of whole rounds
     * @param degrees of freedom of that error
     */
    private record GroupMean(double value, double error, double degrees) {

        static GroupMean of(List<double[]> cells, double floor) {
            int count = cells.size();
            int rounds = cells.stream().mapToInt(d -> d.length).max().orElseThrow();
            double value = 0;
            double independent = 0;
            double squares = 0; // Σ variance² / degrees of freedom, after Welch and Satterthwaite
            double[] ofRound = new double[rounds];
            for (double[] d : cells) {
                int n = d.length;
                double mean = StatUtils.mean(d);
                double part = Math.max(StatUtils.variance(d), floor) / n / count / count;
                value += mean / count;
                independent += part;
                squares += part * part / (n - 1);
                IntStream.range(0, n).forEach(r -> ofRound[r] += (d[r] - mean) / n / count);
            }
            double together = rounds / (rounds - 1.0) * StatUtils.sumSq(ofRound);
            double excess = Math.max(0, together - independent);
            double variance = independent + excess;
            squares += excess * excess / (rounds - 1);
            double degrees = squares == 0 ? rounds - 1 : variance * variance / squares;
            return new GroupMean(value, Math.sqrt(variance), degrees);
        }
    }
}
