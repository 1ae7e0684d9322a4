package org.gradcost.results.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcost.results.Cell;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.Modes;
import org.gradcost.results.statistics.Bootstrap;
import org.gradcost.results.statistics.Estimate;

/**
 * Search for the crossovers of a run.
 *
 * <p>The best forward cell of each n is chosen once, by its estimate, and every draw uses that cell. Choosing the minimum again
 * in each draw would count the bias of the choice twice: the minimum of k equal times is too low by some b, and the minimum of
 * their draws by about 2b.
 *
 * <p>The fastest mode may be missing at larger sizes, for lack of memory or time. The best of the other modes would take its place
 * there, and interpolation between two different modes would give a crossover that was not measured. So a size is left out if a
 * mode that was the fastest of its direction at a smaller size was not measured at it.
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

    /** Returns whether a crossover is that of the best reverse mode at each n, and not of a single mode. */
    public static boolean isOfTheBest(Crossover crossover) {
        return Modes.mode(crossover.subject().reverse().mode()).equals(BEST);
    }

    /** Returns all crossovers: each reverse mode compared with the forward modes of its kind, then the best of each circuit. */
    public static List<Crossover> of(Bootstrap times, ModeRoles roles) {
        List<Crossover> all = new ArrayList<>(all(times, roles));
        all.addAll(best(times, roles));
        return List.copyOf(all);
    }

    /**
     * Returns a crossover for every series of a reverse mode that can be compared with a forward mode at some n, sorted by
     * series. The comparison is with the best forward mode of the same kind, or of all kinds if there is none of the same kind.
     */
    public static List<Crossover> all(Bootstrap times, ModeRoles roles) {
        Crossovers crossovers = new Crossovers(times, roles);
        return crossovers.series.keySet().parallelStream()
                .filter(series -> roles.isReverse(series.mode()))
                .flatMap(reverse -> crossovers.of(reverse).stream())
                .toList();
    }

    /**
     * Returns a crossover of the best reverse mode at each n with the best forward mode, of all kinds, for every circuit with
     * several reverse modes or with forward modes of several kinds, sorted by circuit.
     */
    public static List<Crossover> best(Bootstrap times, ModeRoles roles) {
        Crossovers crossovers = new Crossovers(times, roles);
        SortedMap<Series, List<Series>> circuits = new TreeMap<>();
        crossovers.series.keySet().stream()
                .filter(series -> roles.isReverse(series.mode()))
                .forEach(series -> circuits.computeIfAbsent(circuit(series), c -> new ArrayList<>())
                        .add(series));
        return circuits.entrySet().stream()
                .filter(circuit -> crossovers.hasSeveralKinds(circuit.getValue()))
                .flatMap(circuit -> crossovers.best(circuit.getKey(), circuit.getValue()).stream())
                .toList();
    }

    /** Returns whether comparing the best of all kinds adds anything to the comparisons within a kind. */
    private boolean hasSeveralKinds(List<Series> reverse) {
        return reverse.stream().map(Series::mode).distinct().count() > 1
                || forwards(reverse.get(0)).stream()
                                .map(mode -> roles.traits(mode).kind())
                                .distinct()
                                .count()
                        > 1;
    }

    /** Returns the forward modes for a reverse mode's circuit, in the order of tables. */
    private List<String> forwards(Series reverse) {
        return series.keySet().stream()
                .filter(candidate -> roles.isForward(candidate.mode()) && candidate.comparable(reverse))
                .map(Series::mode)
                .distinct()
                .sorted(roles.order())
                .toList();
    }

    private static Series circuit(Series series) {
        String best = Modes.variant(BEST, Modes.kernels(series.mode()));
        return new Series(series.family(), series.gates(), series.m(), best, 1, series.threads());
    }

    private Optional<Crossover> best(Series circuit, List<Series> reverse) {
        SortedMap<Long, Cell> fastest = new TreeMap<>();
        reverse.forEach(candidate -> series.get(candidate).forEach((n, cell) -> fastest.merge(n, cell, this::faster)));
        return between(circuit, Opponents.BEST, fastest, best(circuit, candidate -> true));
    }

    private record Duel(long n, Cell reverse, Cell forward) {}

    private Optional<Crossover> of(Series reverse) {
        Opponents opponents = Opponents.of(reverse.mode(), forwards(reverse), roles);
        return between(reverse, opponents.name(), series.get(reverse), best(reverse, opponents.modes()::contains));
    }

    private Optional<Crossover> between(
            Series reverse, String against, SortedMap<Long, Cell> cells, Map<Long, Cell> forward) {
        List<Duel> duels = new ArrayList<>();
        Set<String> fastest = new HashSet<>();
        cells.forEach((n, cell) -> {
            if (forward.containsKey(n) && fastest.stream().allMatch(mode -> isMeasured(mode, reverse, n))) {
                duels.add(new Duel(n, cell, forward.get(n)));
                fastest.add(cell.variant());
                fastest.add(forward.get(n).variant());
            }
        });
        return duels.isEmpty() ? Optional.empty() : Optional.of(of(reverse, against, duels));
    }

    private boolean isMeasured(String mode, Series circuit, long n) {
        return series.entrySet().stream()
                .anyMatch(candidate -> candidate.getKey().mode().equals(mode)
                        && candidate.getKey().comparable(circuit)
                        && candidate.getValue().containsKey(n));
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

    private Crossover of(Series reverse, String against, List<Duel> duels) {
        long smallest = duels.get(0).n();
        long largest = duels.get(duels.size() - 1).n();
        Crossover.Subject subject = new Crossover.Subject(
                reverse,
                against,
                smallest,
                largest,
                extrapolatedFrom(duels),
                speedUp(duels.get(duels.size() - 1)),
                duels.stream().allMatch(duel -> times.knowsRatio(duel.reverse(), duel.forward())));
        Optional<Crossover> same = same(subject, duels);
        return same.isPresent() ? same.get() : where(subject, duels);
    }

    private double speedUp(Duel duel) {
        return StrictMath.exp(times.logTime(duel.forward()) - times.logTime(duel.reverse()));
    }

    /** Returns the case that both cost the same at every n, if they do. */
    private Optional<Crossover> same(Crossover.Subject subject, List<Duel> duels) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Duel duel : duels) {
            double log = times.logTime(duel.reverse()) - times.logTime(duel.forward());
            Estimate ratio = subject.known()
                    ? Estimate.of(log, times.logRatioDraws(duel.reverse(), duel.forward()))
                    : new Estimate(log, log, log);
            least = Math.min(least, StrictMath.exp(ratio.lo()));
            most = Math.max(most, StrictMath.exp(ratio.hi()));
        }
        return least >= Crossover.LEAST_SAME && most <= Crossover.MOST_SAME
                ? Optional.of(new Crossover.Same(subject, least, most))
                : Optional.empty();
    }

    private Crossover where(Crossover.Subject subject, List<Duel> duels) {
        long smallest = subject.smallest();
        long largest = subject.largest();
        SignChange change = new SignChange(
                duels.stream().mapToDouble(d -> StrictMath.log(d.n())).toArray());
        double logN = change.last(duels.stream()
                .mapToDouble(d -> times.logTime(d.reverse()) - times.logTime(d.forward()))
                .toArray());
        Estimate interval = subject.known() ? Estimate.of(logN, draws(duels, change)) : Estimate.unknown(logN);
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
