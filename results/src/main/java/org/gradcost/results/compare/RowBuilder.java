package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.gradcost.results.statistics.Estimate;

/** Makes rows of mean ratios: verdict, memory, and how many more forks. */
final class RowBuilder {
    private final Side base;
    private final Side now;
    private final Options options;
    private final Drift drift;

    RowBuilder(Side base, Side now, Options options, Drift drift) {
        this.base = base;
        this.now = now;
        this.options = options;
        this.drift = drift;
    }

    /** @param p of the cells, corrected; NaN where there is none */
    List<Row> rows(SortedMap<Key, MeanRatio> means, List<Key> cells, double[] p) {
        Map<Key, Double> significance = new HashMap<>();
        for (int i = 0; i < p.length; i++) {
            significance.put(cells.get(i), p[i]);
        }
        List<Row> rows = new ArrayList<>();
        means.forEach((key, mean) -> {
            double single =
                    mean.keys().size() == 1 ? significance.get(mean.keys().get(0)) : Double.NaN;
            rows.add(row(key, mean, Double.isNaN(single) ? OptionalDouble.empty() : OptionalDouble.of(single)));
        });
        return rows;
    }

    private Row row(Key key, MeanRatio mean, OptionalDouble p) {
        Estimate ratio = mean.ratio();
        List<Key> group = mean.keys();
        Verdict verdict = Verdict.of(ratio, options.threshold());
        List<Change> changes = group.size() == 1 ? changes(group.get(0)) : List.of();
        boolean larger = group.stream()
                .filter(this::ofOneMode)
                .flatMap(cell -> changes(cell).stream())
                .anyMatch(change -> change.regression(options.threshold()));
        return new Row(
                key,
                group.size(),
                mean.baseNs(),
                mean.newNs(),
                ratio,
                p,
                verdict,
                verdict == Verdict.INCONCLUSIVE && drift.none() ? moreForks(ratio, group) : OptionalInt.empty(),
                changes,
                verdict == Verdict.SLOWER || larger,
                group.stream()
                        .anyMatch(cell -> base.samples().get(cell).extrapolated()
                                || now.samples().get(cell).extrapolated()));
    }

    /** Two modes need different memory by their nature: between them it is shown, and not judged. */
    private boolean ofOneMode(Key cell) {
        return base.kind().apply(cell).equals(now.kind().apply(cell));
    }

    /** The row that a cell belongs to. */
    Key place(Key key) {
        return options.by().isEmpty()
                ? key
                : new Key(options.by().stream()
                        .map(column -> key.values().get(base.columns().indexOf(column)))
                        .toList());
    }

    private OptionalInt moreForks(Estimate ratio, List<Key> group) {
        int before = group.stream()
                .mapToInt(cell -> base.samples().get(cell).logs().length)
                .min()
                .orElse(0);
        int after = group.stream()
                .mapToInt(cell -> now.samples().get(cell).logs().length)
                .min()
                .orElse(0);
        return PowerAnalysis.of(ratio, options.threshold(), options.confidence(), before, after);
    }

    private List<Change> changes(Key key) {
        SortedMap<String, Count> after = now.samples().get(key).counts();
        return base.samples().get(key).counts().entrySet().stream()
                .filter(count -> after.containsKey(count.getKey()))
                .map(count -> new Change(count.getKey(), count.getValue(), after.get(count.getKey())))
                .toList();
    }
}
