package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradcost.results.BadInputException;
import org.gradcost.results.IncomparableException;
import org.gradcost.results.Modes;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.statistics.Resampler;

/** The work of one comparison. */
final class Comparer {
    // Of no meaning but to differ: draws of the two sides must be independent of each other.
    private static final long BASE_SEED = 20130621;
    private static final long NEW_SEED = 20130622;

    private final Side base;
    private final Side now;
    private final Options options;
    private final List<String> columns;
    private final SideTimes baseTimes;
    private final SideTimes newTimes;

    Comparer(Side base, Side now, Options options) {
        if (!base.columns().equals(now.columns())) {
            throw new IncomparableException("%s has the columns %s, %s has %s: no cell is in both"
                    .formatted(
                            base.name(),
                            String.join(",", base.columns()),
                            now.name(),
                            String.join(",", now.columns())));
        }
        this.options = options;
        this.columns = base.columns();
        this.base = filtered(base);
        this.now = filtered(now);
        options.by().forEach(column -> Filter.position(columns, column));
        // The whole run tells what forks differ by, not only the cells that a filter leaves.
        baseTimes = new SideTimes(base, BASE_SEED, options.confidence());
        newTimes = new SideTimes(now, NEW_SEED, options.confidence());
    }

    /** A cell of both sides, with the log of its ratio and its draws. */
    private record Pair(Key key, double logBase, double logNew, double[] logRatios, double p) {
        double logRatio() {
            return logNew - logBase;
        }
    }

    Comparison compare() {
        List<EnvironmentLine> environment = EnvironmentLine.of(base, now);
        requireSamePlace(environment);
        List<Key> common = new ArrayList<>(base.samples().keySet());
        common.retainAll(now.samples().keySet());
        if (common.isEmpty()) {
            throw new IncomparableException(
                    "no cell is in both " + base.name() + " (" + base.samples().size() + " cells) and " + now.name()
                            + " (" + now.samples().size() + " cells)");
        }
        List<Pair> pairs = common.stream().map(this::pair).toList();
        List<Row> rows = rows(pairs);
        Estimate overall = ratio(pairs);
        return new Comparison(
                base.name(),
                now.name(),
                options.by().isEmpty() ? columns : options.by(),
                columns,
                rows,
                overall,
                Verdict.of(overall, options.threshold()),
                without(base, now),
                without(now, base),
                environment,
                notes(pairs),
                options);
    }

    private Side filtered(Side side) {
        SortedMap<Key, Sample> kept = new TreeMap<>();
        side.samples().forEach((key, sample) -> {
            if (options.filters().stream().allMatch(filter -> filter.keeps(columns, key))) {
                kept.put(key, sample);
            }
        });
        if (kept.isEmpty()) {
            throw new BadInputException(
                    side.name() + ": " + (side.samples().isEmpty() ? "holds no times" : "no cell passes the filter"));
        }
        return side.with(kept);
    }

    private void requireSamePlace(List<EnvironmentLine> environment) {
        String different = environment.stream()
                .filter(EnvironmentLine::forbids)
                .map(line -> line.name() + " " + line.base().orElseThrow() + " | "
                        + line.now().orElseThrow())
                .collect(Collectors.joining("; "));
        if (!different.isEmpty() && !options.acrossEnvironments()) {
            throw new IncomparableException(
                    "measured in different places (" + different + "); --across-environments compares all the same");
        }
    }

    private Pair pair(Key key) {
        Sample was = base.samples().get(key);
        Sample is = now.samples().get(key);
        if (was.sameAs(is)) {
            double time = baseTimes.estimate(key);
            return new Pair(key, time, time, new double[Resampler.DRAWS], was.raw() ? 1 : Double.NaN);
        }
        double[] draws = newTimes.draws(key);
        double[] below = baseTimes.draws(key);
        for (int k = 0; k < draws.length; k++) {
            draws[k] -= below[k];
        }
        return new Pair(
                key,
                baseTimes.estimate(key),
                newTimes.estimate(key),
                draws,
                Significance.mannWhitney(baseTimes.forkValues(key), newTimes.forkValues(key)));
    }

    private List<Row> rows(List<Pair> pairs) {
        double[] p = Significance.holm(pairs.stream().map(Pair::p).toList());
        SortedMap<Key, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            groups.computeIfAbsent(row(pairs.get(i).key()), key -> new ArrayList<>())
                    .add(i);
        }
        List<Row> rows = new ArrayList<>();
        groups.forEach((key, members) -> {
            List<Pair> group = members.stream().map(pairs::get).toList();
            double single = members.size() == 1 ? p[members.get(0)] : Double.NaN;
            rows.add(row(key, group, Double.isNaN(single) ? OptionalDouble.empty() : OptionalDouble.of(single)));
        });
        return rows;
    }

    private Row row(Key key, List<Pair> group, OptionalDouble p) {
        Estimate ratio = ratio(group);
        Verdict verdict = Verdict.of(ratio, options.threshold());
        List<Change> changes = group.size() == 1 ? changes(group.get(0).key()) : List.of();
        boolean larger = group.stream()
                .flatMap(pair -> changes(pair.key()).stream())
                .anyMatch(change -> change.regression(options.threshold()));
        return new Row(
                key,
                group.size(),
                StrictMath.exp(mean(group.stream().mapToDouble(Pair::logBase).toArray())),
                StrictMath.exp(mean(group.stream().mapToDouble(Pair::logNew).toArray())),
                ratio,
                p,
                verdict,
                verdict == Verdict.INCONCLUSIVE ? moreForks(ratio, group) : OptionalInt.empty(),
                changes,
                verdict == Verdict.SLOWER || larger,
                group.stream()
                        .anyMatch(pair -> base.samples().get(pair.key()).extrapolated()
                                || now.samples().get(pair.key()).extrapolated()));
    }

    private Key row(Key key) {
        return options.by().isEmpty()
                ? key
                : new Key(options.by().stream()
                        .map(column -> key.values().get(columns.indexOf(column)))
                        .toList());
    }

    private OptionalInt moreForks(Estimate ratio, List<Pair> group) {
        int before = group.stream()
                .mapToInt(pair -> base.samples().get(pair.key()).logs().length)
                .min()
                .orElse(0);
        int after = group.stream()
                .mapToInt(pair -> now.samples().get(pair.key()).logs().length)
                .min()
                .orElse(0);
        return MoreForks.of(ratio, options.threshold(), options.confidence(), before, after);
    }

    private List<Change> changes(Key key) {
        SortedMap<String, Count> after = now.samples().get(key).counts();
        return base.samples().get(key).counts().entrySet().stream()
                .filter(count -> after.containsKey(count.getKey()))
                .map(count -> new Change(count.getKey(), count.getValue(), after.get(count.getKey())))
                .toList();
    }

    /** Geometric mean over cells, draw by draw. */
    private Estimate ratio(List<Pair> pairs) {
        double[] draws = new double[Resampler.DRAWS];
        for (Pair pair : pairs) {
            for (int k = 0; k < draws.length; k++) {
                draws[k] += pair.logRatios()[k] / pairs.size();
            }
        }
        double value = mean(pairs.stream().mapToDouble(Pair::logRatio).toArray());
        return Estimate.ofLogs(value, draws, options.confidence());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static List<Key> without(Side side, Side other) {
        return side.samples().keySet().stream()
                .filter(key -> !other.samples().containsKey(key))
                .toList();
    }

    private List<String> notes(List<Pair> pairs) {
        Set<String> notes = new LinkedHashSet<>();
        if (pairs.stream()
                .allMatch(pair ->
                        base.samples().get(pair.key()).sameAs(now.samples().get(pair.key())))) {
            notes.add("BASE and NEW hold the very same measurements: this says nothing about noise.");
        }
        weather(pairs).ifPresent(notes::add);
        base.limits().forEach(limit -> notes.add(base.name() + ": " + limit));
        now.limits().forEach(limit -> notes.add(now.name() + ": " + limit));
        return List.copyOf(notes);
    }

    /** The primal is plain code that no engine touches: if its time has changed, something else has. */
    private Optional<String> weather(List<Pair> pairs) {
        List<Pair> primal = pairs.stream()
                .filter(pair -> Modes.PRIMAL.equals(base.kind().apply(pair.key())))
                .filter(pair -> Modes.PRIMAL.equals(now.kind().apply(pair.key())))
                .toList();
        if (primal.isEmpty() || primal.size() == pairs.size()) {
            return Optional.empty();
        }
        Estimate ratio = ratio(primal);
        return ratio.lo() <= 1 && ratio.hi() >= 1
                ? Optional.empty()
                : Optional.of("the primal, which no engine touches, changed as well: its ratio is "
                        + Figures.estimate(ratio) + ". If its code is the same, the machine was not; every other ratio"
                        + " then carries that too. Measure again, on a quiet machine, the two in turn.");
    }
}
