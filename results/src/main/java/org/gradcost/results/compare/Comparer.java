package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradcost.results.BadInputException;
import org.gradcost.results.IncomparableException;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.format.Counted;
import org.gradcost.results.statistics.OddRounds;
import org.gradcost.results.statistics.RaceRule;
import org.gradcost.results.statistics.RoundValues;
import org.gradcost.results.statistics.TurnDifference;

/** The computation of one comparison. */
final class Comparer {

    private static final String ROW = "row ";

    /** The largest number of characters of a cell in a message that names two. */
    private static final int EXAMPLE = 50;

    private static final double SAME = 1e-9;

    private final Side base;
    private final Side now;
    private final Options options;
    private final List<String> columns;

    /** Whether the sides are the two folders of a race. */
    private final boolean race;

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
        this.race = EnvironmentFacts.isRace(base, now);
        List<String> asked = options.by().stream()
                .map(column -> columns.get(Filter.position(columns, column)))
                .distinct()
                .toList();
        this.options = options.of(Groups.by(columns, asked), options.filters());
        this.base = filtered(base);
        this.now = filtered(now);
    }

    Comparison compare() {
        List<EnvironmentLine> environment = EnvironmentLine.of(base, now);
        requireSamePlace(environment);
        List<Key> common = new ArrayList<>(base.samples().keySet());
        common.retainAll(now.samples().keySet());
        if (common.isEmpty()) {
            throw new IncomparableException("no cell is in both " + said(base) + " and " + said(now)
                    + "; --rename OLD=NEW treats one name as another");
        }
        requireConfidenceOfRace();
        Map<Key, Pairing> pairings = race ? raced(common) : paired(common);
        List<Key> apart = new ArrayList<>(common);
        apart.removeAll(pairings.keySet());
        if (pairings.isEmpty()) {
            throw new IncomparableException(base.name() + " and " + now.name()
                    + " have no cell that can be compared: two runs are compared by overheads, which need a primal, in the"
                    + " same state of the core (quiet or shared)");
        }
        SortedMap<Key, List<Key>> rows = new TreeMap<>();
        pairings.keySet()
                .forEach(key -> rows.computeIfAbsent(place(key), row -> new ArrayList<>())
                        .add(key));
        rows.replaceAll((key, cells) -> alike(cells, pairings));
        Map<String, List<Key>> groups = Groups.of(columns, pairings.keySet());
        groups.replaceAll((name, cells) -> alike(cells, pairings));
        groups.values().removeIf(cells -> cells.size() < Groups.LEAST);
        RowBuilder builder = new RowBuilder(base, now, options, pairings);
        Map<Key, String> names = names(rows, groups);
        Map<String, List<Key>> hypotheses = new LinkedHashMap<>(groups);
        rows.forEach((key, cells) -> hypotheses.put(names.get(key), cells));
        Map<String, Judgement> judged = race ? decided(pairings, hypotheses) : judged(builder, pairings, hypotheses);
        List<Row> built = new ArrayList<>();
        rows.forEach((key, cells) -> built.add(builder.row(key, cells, judged.get(names.get(key)))));
        List<Row> ofGroups = new ArrayList<>();
        groups.forEach((name, cells) -> ofGroups.add(builder.group(name, cells, judged.get(name))));
        return new Comparison(
                base.name(),
                now.name(),
                options.by().isEmpty() ? columns : options.by(),
                columns,
                built,
                ofGroups,
                base.alternative() && now.alternative(),
                race,
                common,
                without(base, now),
                without(now, base),
                environment,
                notes(common, apart),
                options);
    }

    private Map<String, Judgement> judged(
            RowBuilder builder, Map<Key, Pairing> pairings, Map<String, List<Key>> hypotheses) {
        Map<String, Judgement> judged = new LinkedHashMap<>();
        hypotheses.forEach((name, cells) -> judged.put(
                name,
                Judgement.of(
                        Contrast.mean(cells.stream()
                                .map(cell -> pairings.get(cell).contrast())
                                .toList()),
                        options,
                        hypotheses.size(),
                        builder.forks(cells))));
        return judged;
    }

    /** Returns the decisions of the race itself, whose bounds account for all its looks; it judges each cell in any case. */
    private Map<String, Judgement> decided(Map<Key, Pairing> pairings, Map<String, List<Key>> hypotheses) {
        Map<String, List<Key>> groups = new LinkedHashMap<>(hypotheses);
        pairings.keySet().forEach(key -> groups.remove(ROW + key));
        Map<Key, double[]> differences = new LinkedHashMap<>();
        pairings.keySet().forEach(key -> differences.put(key, differences(key).array()));
        RaceDecisions.State state =
                new RaceDecisions(pairings.keySet(), groups, options.threshold()).after(differences, true);
        Map<String, Judgement> judged = new LinkedHashMap<>();
        state.cells().forEach((key, decision) -> judged.put(ROW + key, Judgement.of(decision)));
        state.groups().forEach((name, decision) -> judged.put(name, Judgement.of(decision)));
        return judged;
    }

    /** Returns the names of rows among the hypotheses; a row of {@code --by} with the cells of a group is the same hypothesis. */
    private Map<Key, String> names(Map<Key, List<Key>> rows, Map<String, List<Key>> groups) {
        Map<List<Key>, String> ofCells = new HashMap<>();
        if (!options.by().isEmpty()) {
            groups.forEach((name, cells) -> ofCells.putIfAbsent(cells, name));
        }
        Map<Key, String> names = new HashMap<>();
        rows.forEach((key, cells) -> names.put(key, ofCells.getOrDefault(cells, ROW + key)));
        return names;
    }

    /** Returns the cells of a row or a group without the primal if the others are compared by overheads, which have no unit. */
    private static List<Key> alike(List<Key> cells, Map<Key, Pairing> pairings) {
        List<Key> overheads = cells.stream()
                .filter(key -> pairings.get(key).quantity() == Quantity.OVERHEAD)
                .toList();
        return overheads.isEmpty() ? cells : overheads;
    }

    /** Checks that the confidence is that of a race, whose bounds were part of its measurement. */
    private void requireConfidenceOfRace() {
        if (race && Math.abs(options.confidence() - (1 - RaceRule.ALPHA)) > SAME) {
            throw new BadInputException("--confidence: " + base.name() + " and " + now.name()
                    + " are one race, which ended by bounds of "
                    + RowText.percent(1 - RaceRule.ALPHA) + " %, must be that or left out");
        }
    }

    private Map<Key, Pairing> raced(List<Key> common) {
        Map<Key, Pairing> pairings = new LinkedHashMap<>();
        for (Key key : common) {
            RoundValues differences = differences(key);
            if (!differences.isEmpty()) {
                Sample was = base.samples().get(key);
                pairings.put(
                        key,
                        new Pairing(
                                Quantity.TIME,
                                was.time(),
                                was.time() * StrictMath.exp(differences.mean()),
                                Contrast.of("", differences)));
            }
        }
        return pairings;
    }

    private RoundValues differences(Key key) {
        Sample was = base.samples().get(key);
        Sample is = now.samples().get(key);
        return is.forks().from(was.forks(), TurnDifference::likeWithLike).plus(is.logScale() - was.logScale());
    }

    private Map<Key, Pairing> paired(List<Key> common) {
        Map<Key, Pairing> pairings = new LinkedHashMap<>();
        for (Key key : common) {
            String kind = base.kind().apply(key);
            boolean same = kind.equals(now.kind().apply(key));
            Pairing.of(same ? kind : "", base.samples().get(key), now.samples().get(key))
                    .ifPresent(pairing -> pairings.put(key, pairing));
        }
        return pairings;
    }

    private Side filtered(Side side) {
        SortedMap<Key, Sample> kept = new TreeMap<>();
        side.samples().forEach((key, sample) -> {
            if (options.filters().stream().allMatch(filter -> filter.keeps(columns, key))) {
                kept.put(key, sample);
            }
        });
        if (kept.isEmpty()) {
            throw new BadInputException(side.name() + ": "
                    + (side.samples().isEmpty() ? "contains no times" : "no cell passes the filter"));
        }
        return side.with(kept);
    }

    private void requireSamePlace(List<EnvironmentLine> environment) {
        String different = environment.stream()
                .filter(EnvironmentLine::forbids)
                .map(line -> line.name() + " " + line.base().orElseThrow() + " | "
                        + line.now().orElseThrow())
                .collect(Collectors.joining("; "));
        if (!different.isEmpty() && !options.acrossEnvironments() && !race) {
            throw new IncomparableException(
                    "measured in different places (" + different + "); --across-environments compares them anyway");
        }
    }

    /** Returns the row that a cell belongs to. */
    private Key place(Key key) {
        return options.by().isEmpty()
                ? key
                : new Key(options.by().stream()
                        .map(column -> key.values().get(columns.indexOf(column)))
                        .toList());
    }

    private static String said(Side side) {
        String example = side.samples().firstKey().toString();
        return side.name() + " (" + Counted.of(side.samples().size(), "cell") + ", "
                + (example.length() <= EXAMPLE ? example : example.substring(0, EXAMPLE) + "…") + ")";
    }

    private static List<Key> without(Side side, Side other) {
        return side.samples().keySet().stream()
                .filter(key -> !other.samples().containsKey(key))
                .toList();
    }

    private String whyApart(Key key) {
        if (race) {
            return "the sides of the race have no round of it in common";
        }
        if (ModeRoles.BY_NAME.isPrimal(base.kind().apply(key))) {
            return "a primal is compared by its time in quiet moments, and one of the runs has none";
        }
        return base.samples().get(key).overheads().isEmpty()
                        || now.samples().get(key).overheads().isEmpty()
                ? "one of the runs has no primal of this family, n and m, which an overhead needs"
                : "not the same machine state: the core was quiet in one run and shared in the other";
    }

    private List<String> notes(List<Key> common, List<Key> apart) {
        Set<String> notes = new LinkedHashSet<>();
        if (common.stream()
                .allMatch(key -> base.samples().get(key).sameAs(now.samples().get(key)))) {
            notes.add("BASE and NEW contain identical measurements, which give no information on noise.");
        }
        Map<String, List<Key>> reasons = new LinkedHashMap<>();
        apart.forEach(key -> reasons.computeIfAbsent(whyApart(key), reason -> new ArrayList<>())
                .add(key));
        reasons.forEach((reason, keys) -> notes.add("not compared: "
                + (keys.size() == 1 ? "" : Counted.of(keys.size(), "cell") + ", such as ")
                + keys.get(0).named(columns) + ": "
                + reason));
        if (race) {
            common.forEach(key -> odd(key).ifPresent(notes::add));
        }
        base.limits().forEach(limit -> notes.add(base.name() + ": " + limit));
        now.limits().forEach(limit -> notes.add(now.name() + ": " + limit));
        return List.copyOf(notes);
    }

    /** Returns a note on the rounds of a race in which one of a cell's two JVMs was compiled otherwise than in the other rounds. */
    private Optional<String> odd(Key key) {
        return OddRounds.among(differences(key).array())
                .map(odd -> "odd forks, which count: " + key.named(columns) + ": in " + odd.count() + " of "
                        + odd.rounds() + " rounds NEW against BASE was " + odd.howFar() + " than in the others");
    }
}
