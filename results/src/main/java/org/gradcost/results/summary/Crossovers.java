package org.gradcost.results.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcost.results.Cell;
import org.gradcost.results.ModeRoles;
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
    private static final String BEST = "the best reverse mode";

    private final Bootstrap times;
    private final ModeRoles roles;
    private final SortedMap<Series, SortedMap<Long, Cell>> series;

    private Crossovers(Bootstrap times, ModeRoles roles) {
        this.roles = roles;
        this.times = times;
        this.series = Series.all(times);
    }

    /**
     * Returns one crossover for every series of a reverse mode that meets a forward mode at some n, sorted by series. It
     * meets the best of the forward modes of its kind, or of all kinds if there is none of its own.
     */
    public static List<Crossover> all(Bootstrap times, ModeRoles roles) {
        Crossovers crossovers = new Crossovers(times, roles);
        return crossovers.series.keySet().parallelStream()
                .filter(series -> roles.isReverse(series.mode()))
                .flatMap(reverse -> crossovers.of(reverse).stream())
                .toList();
    }

    /**
     * Returns one crossover of the best reverse mode of each n against the best forward mode, of all kinds, for every circuit
     * with several reverse modes, sorted by circuit.
     */
    public static List<Crossover> best(Bootstrap times, ModeRoles roles) {
        Crossovers crossovers = new Crossovers(times, roles);
        SortedMap<Series, List<Series>> circuits = new TreeMap<>();
        crossovers.series.keySet().stream()
                .filter(series -> roles.isReverse(series.mode()))
                .forEach(series -> circuits.computeIfAbsent(circuit(series), c -> new ArrayList<>())
                        .add(series));
        return circuits.entrySet().stream()
                .filter(circuit ->
                        circuit.getValue().stream().map(Series::mode).distinct().count() > 1)
                .flatMap(circuit -> crossovers.best(circuit.getKey(), circuit.getValue()).stream())
                .toList();
    }

    private static Series circuit(Series series) {
        return new Series(series.family(), series.gates(), series.m(), BEST, 1, series.threads());
    }

    private Optional<Crossover> best(Series circuit, List<Series> reverse) {
        SortedMap<Long, Cell> fastest = new TreeMap<>();
        reverse.forEach(candidate -> series.get(candidate).forEach((n, cell) -> fastest.merge(n, cell, this::faster)));
        return between(circuit, fastest, best(circuit, candidate -> true));
    }

    private record Duel(long n, Cell reverse, Cell forward) {}

    private Optional<Crossover> of(Series reverse) {
        return between(reverse, series.get(reverse), bestForward(reverse));
    }

    private Optional<Crossover> between(Series reverse, SortedMap<Long, Cell> cells, Map<Long, Cell> forward) {
        List<Duel> duels = new ArrayList<>();
        cells.forEach((n, cell) -> {
            if (forward.containsKey(n)) {
                duels.add(new Duel(n, cell, forward.get(n)));
            }
        });
        return duels.isEmpty() ? Optional.empty() : Optional.of(of(reverse, duels));
    }

    private Map<Long, Cell> bestForward(Series reverse) {
        Map<Long, Cell> ofKind = best(reverse, candidate -> sameKind(candidate, reverse.mode()));
        return ofKind.isEmpty() ? best(reverse, candidate -> true) : ofKind;
    }

    private boolean sameKind(String one, String other) {
        return roles.traits(one).kind() == roles.traits(other).kind();
    }

    private Map<Long, Cell> best(Series reverse, Predicate<String> takesPart) {
        Map<Long, Cell> best = new TreeMap<>();
        series.forEach((candidate, bySize) -> {
            if (roles.isForward(candidate.mode())
                    && takesPart.test(candidate.mode())
                    && candidate.comparable(reverse)) {
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
