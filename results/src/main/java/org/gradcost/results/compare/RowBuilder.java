package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Builder of rows from judgements, which adds memory and the reasons of regressions. */
final class RowBuilder {
    private final Side base;
    private final Side now;
    private final Options options;
    private final Map<Key, Pairing> pairings;

    RowBuilder(Side base, Side now, Options options, Map<Key, Pairing> pairings) {
        this.base = base;
        this.now = now;
        this.options = options;
        this.pairings = pairings;
    }

    /**
     * Returns a row.
     *
     * @param key of the row
     * @param cells that it summarises
     */
    Row row(Key key, List<Key> cells, Judgement judgement) {
        List<Change> changes = cells.size() == 1 ? changes(cells.get(0)) : List.of();
        List<String> reasons = reasons(judgement, cells);
        return new Row(
                key,
                cells.size(),
                pairings.get(cells.get(0)).quantity(),
                geometricMean(cells, true),
                geometricMean(cells, false),
                judgement.ratio(),
                judgement.p(),
                judgement.verdict(),
                judgement.moreForks(),
                new Repeats(forks(cells), tookTurns(cells)),
                changes,
                !reasons.isEmpty(),
                String.join(", ", reasons),
                cells.stream()
                        .anyMatch(cell -> base.samples().get(cell).extrapolated()
                                || now.samples().get(cell).extrapolated()));
    }

    /** Returns a group, for which memory is not considered. */
    Row group(String name, List<Key> cells, Judgement judgement) {
        Row row = row(new Key(List.of(name)), cells, judgement);
        boolean slower = judgement.verdict() == Verdict.SLOWER && !areAlternatives();
        return new Row(
                row.key(),
                row.cells(),
                row.quantity(),
                row.baseValue(),
                row.newValue(),
                row.ratio(),
                row.p(),
                row.verdict(),
                row.moreForks(),
                row.repeats(),
                List.of(),
                slower,
                slower ? "slower" : "",
                row.extrapolated());
    }

    /** Returns the smallest number of forks of any of the cells on either side. */
    int forks(List<Key> cells) {
        return cells.stream()
                .mapToInt(cell -> Math.min(
                        base.samples().get(cell).forkCount(),
                        now.samples().get(cell).forkCount()))
                .min()
                .orElse(0);
    }

    private boolean tookTurns(List<Key> cells) {
        return cells.stream()
                .allMatch(cell -> base.samples().get(cell).turns()
                        && now.samples().get(cell).turns());
    }

    private double geometricMean(List<Key> cells, boolean ofBase) {
        return StrictMath.exp(cells.stream()
                .map(pairings::get)
                .mapToDouble(pairing -> StrictMath.log(ofBase ? pairing.base() : pairing.now()))
                .average()
                .orElseThrow());
    }

    private List<String> reasons(Judgement judgement, List<Key> cells) {
        List<String> reasons = new ArrayList<>();
        if (areAlternatives()) {
            return reasons;
        }
        if (judgement.verdict() == Verdict.SLOWER) {
            reasons.add(Verdict.SLOWER.toString());
        }
        for (Key cell : cells) {
            if (isJudgedForMemory(cell)) {
                changes(cell).stream()
                        .filter(change -> change.isLarger(options.threshold()))
                        .forEach(change ->
                                reasons.add(change + (cells.size() == 1 ? "" : " of " + cell.named(base.columns()))));
            }
        }
        return reasons;
    }

    private boolean areAlternatives() {
        return base.alternative() && now.alternative();
    }

    /**
     * Returns whether memory is judged. Two modes need different memory by design, and one fork may allocate what another does
     * not: between modes, and with one fork, memory is only shown.
     */
    private boolean isJudgedForMemory(Key cell) {
        return base.kind().apply(cell).equals(now.kind().apply(cell)) && forks(List.of(cell)) > 1;
    }

    private List<Change> changes(Key key) {
        SortedMap<String, Count> after = now.samples().get(key).counts();
        return base.samples().get(key).counts().entrySet().stream()
                .filter(count -> after.containsKey(count.getKey()))
                .map(count -> new Change(count.getKey(), count.getValue(), after.get(count.getKey())))
                .toList();
    }
}
