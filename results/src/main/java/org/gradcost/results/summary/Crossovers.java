package org.gradcost.results.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcost.results.Cell;
import org.gradcost.results.Modes;
import org.gradcost.results.statistics.Bootstrap;
import org.gradcost.results.statistics.Estimate;

/**
 * Finds the crossovers of a run.
 *
 * <p>The best forward cell of each n is chosen by its estimate, once, and every draw uses that cell. Taking the minimum
 * anew in each draw would count the luck of the winner twice: the minimum of k equal times is low by some b, and the
 * minimum of their draws by about 2b.
 */
public final class Crossovers {
    private final Bootstrap times;
    private final SortedMap<Series, SortedMap<Long, Cell>> series;

    private Crossovers(Bootstrap times) {
        this.times = times;
        this.series = Series.all(times);
    }

    /** One crossover for every series of a reverse mode that meets a forward mode at some n, sorted by series. */
    public static List<Crossover> all(Bootstrap times) {
        Crossovers crossovers = new Crossovers(times);
        return crossovers.series.keySet().parallelStream()
                .filter(series -> Modes.REVERSE.contains(series.mode()))
                .flatMap(reverse -> crossovers.of(reverse).stream())
                .toList();
    }

    private record Duel(long n, Cell reverse, Cell forward) {}

    private Optional<Crossover> of(Series reverse) {
        Map<Long, Cell> forward = bestForward(reverse);
        List<Duel> duels = new ArrayList<>();
        series.get(reverse).forEach((n, cell) -> {
            if (forward.containsKey(n)) {
                duels.add(new Duel(n, cell, forward.get(n)));
            }
        });
        return duels.isEmpty() ? Optional.empty() : Optional.of(of(reverse, duels));
    }

    private Map<Long, Cell> bestForward(Series reverse) {
        Map<Long, Cell> best = new TreeMap<>();
        series.forEach((candidate, bySize) -> {
            if (Modes.FORWARD.contains(candidate.mode()) && candidate.comparable(reverse)) {
                bySize.forEach((n, cell) -> best.merge(n, cell, this::faster));
            }
        });
        return best;
    }

    private Cell faster(Cell a, Cell b) {
        return Stream.of(a, b).min(Comparator.comparingDouble(times::logTime)).orElseThrow();
    }

    private Crossover of(Series reverse, List<Duel> duels) {
        long smallest = duels.get(0).n();
        long largest = duels.get(duels.size() - 1).n();
        Crossover.Subject subject = new Crossover.Subject(reverse, smallest, largest, extrapolatedFrom(duels));
        SignChange change = new SignChange(
                duels.stream().mapToDouble(d -> StrictMath.log(d.n())).toArray());
        double logN = change.last(duels.stream()
                .mapToDouble(d -> times.logTime(d.reverse()) - times.logTime(d.forward()))
                .toArray());
        Estimate interval = Estimate.of(logN, draws(duels, change));
        double lo = bounded(interval.lo(), smallest, largest);
        double hi = bounded(interval.hi(), smallest, largest);
        if (change.before(logN)) {
            return new Crossover.FromSmallest(subject, hi);
        }
        if (change.after(logN)) {
            return new Crossover.NotWithin(subject, lo);
        }
        return new Crossover.Within(subject, new Estimate(StrictMath.exp(logN), lo, hi));
    }

    private double[] draws(List<Duel> duels, SignChange change) {
        double[][] ratios = duels.stream()
                .map(d -> times.logRatioDraws(d.reverse(), d.forward()))
                .toArray(double[][]::new);
        return IntStream.range(0, Bootstrap.DRAWS)
                .mapToDouble(k -> change.last(
                        Stream.of(ratios).mapToDouble(ratio -> ratio[k]).toArray()))
                .toArray();
    }

    private static double bounded(double logN, long smallest, long largest) {
        return Math.min(Math.max(StrictMath.exp(logN), smallest), largest);
    }

    private OptionalLong extrapolatedFrom(List<Duel> duels) {
        return duels.stream()
                .filter(d -> times.extrapolated(d.reverse()) || times.extrapolated(d.forward()))
                .mapToLong(Duel::n)
                .findFirst();
    }
}
