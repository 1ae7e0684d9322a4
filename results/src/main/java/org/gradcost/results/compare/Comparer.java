package org.gradcost.results.compare;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradcost.results.BadInputException;
import org.gradcost.results.IncomparableException;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.format.Counted;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.statistics.Resampler;
import org.hipparchus.stat.StatUtils;

/** The work of one comparison. */
final class Comparer {
    // Of no meaning but to differ: draws of the two sides must be independent of each other.
    private static final long BASE_SEED = 20130621;
    private static final long NEW_SEED = 20130622;

    /** Cells at a time: the draws of a hundred thousand would fill the memory. */
    private static final int BATCH = 256;

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
        this.columns = base.columns();
        this.options = options.of(
                options.by().stream()
                        .map(column -> columns.get(Filter.position(columns, column)))
                        .distinct()
                        .toList(),
                options.filters());
        this.base = filtered(base);
        this.now = filtered(now);
        // The whole run tells what forks differ by, not only the cells that a filter leaves.
        baseTimes = new SideTimes(base, BASE_SEED, options.confidence());
        newTimes = new SideTimes(now, NEW_SEED, options.confidence());
    }

    /** A cell of both sides, with the draws of the log of its ratio. */
    private record Pair(Key key, double logBase, double logNew, double[] logRatios, double p) {
        void addTo(MeanRatio mean) {
            mean.add(key, logBase, logNew, logRatios);
        }
    }

    Comparison compare() {
        List<EnvironmentLine> environment = EnvironmentLine.of(base, now);
        requireSamePlace(environment);
        List<Key> common = new ArrayList<>(base.samples().keySet());
        common.retainAll(now.samples().keySet());
        if (common.isEmpty()) {
            throw new IncomparableException("no cell is in both " + base.name() + " ("
                    + Counted.of(base.samples().size(), "cell") + ") and " + now.name() + " ("
                    + Counted.of(now.samples().size(), "cell") + ")");
        }
        Drift drift = drift(common);
        RowBuilder rowsOf = new RowBuilder(base, now, options, drift);
        MeanRatio all = new MeanRatio(common.size(), options.confidence(), drift);
        SortedMap<Key, MeanRatio> means = new TreeMap<>();
        common.stream()
                .collect(groupingBy(rowsOf::place, counting()))
                .forEach((row, cells) -> means.put(row, new MeanRatio(cells.intValue(), options.confidence(), drift)));
        List<Double> p = new ArrayList<>();
        for (int from = 0; from < common.size(); from += BATCH) {
            List<Key> batch = common.subList(from, Math.min(from + BATCH, common.size()));
            for (Pair pair : batch.parallelStream().map(this::pair).toList()) {
                p.add(pair.p());
                pair.addTo(all);
                pair.addTo(means.get(rowsOf.place(pair.key())));
            }
        }
        List<Row> rows = rowsOf.rows(means, common, Significance.holm(p));
        Estimate overall = all.ratio();
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
                notes(common, drift),
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

    private static List<Key> without(Side side, Side other) {
        return side.samples().keySet().stream()
                .filter(key -> !other.samples().containsKey(key))
                .toList();
    }

    private List<String> notes(List<Key> common, Drift drift) {
        Set<String> notes = new LinkedHashSet<>();
        if (common.stream()
                .allMatch(key -> base.samples().get(key).sameAs(now.samples().get(key)))) {
            notes.add("BASE and NEW hold the very same measurements: this says nothing about noise.");
        }
        drift.note().ifPresent(notes::add);
        base.limits().forEach(limit -> notes.add(base.name() + ": " + limit));
        now.limits().forEach(limit -> notes.add(now.name() + ": " + limit));
        return List.copyOf(notes);
    }

    private Drift drift(List<Key> common) {
        return Drift.of(common.stream()
                .filter(key -> ModeRoles.BY_NAME.isControl(base.kind().apply(key))
                        && ModeRoles.BY_NAME.isControl(now.kind().apply(key)))
                .map(this::pair)
                .map(pair -> new Drift.Control(pair.logNew() - pair.logBase(), StatUtils.variance(pair.logRatios())))
                .toList());
    }
}
