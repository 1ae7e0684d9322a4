package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gradcost.results.format.Counted;

/**
 * A table that compares several sides with the first: a row per cell, and a column of ratios per side.
 *
 * @param comparisons of the first side with each of the others, in their order
 */
public record Ratios(List<Comparison> comparisons) {
    /**
     * Creates the table.
     *
     * @param comparisons copied
     */
    public Ratios {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * Compares sides with the first.
     *
     * @throws org.gradcost.results.IncomparableException as {@link Comparison#of}
     * @throws org.gradcost.results.BadInputException as {@link Comparison#of}
     */
    public static Ratios of(List<Side> sides, Options options) {
        return new Ratios(sides.stream()
                .skip(1)
                .map(side -> Comparison.of(sides.get(0), side, options))
                .toList());
    }

    /** Returns whether a row of any side is a regression. */
    public boolean regression() {
        return comparisons.stream().anyMatch(Comparison::regression);
    }

    /** Returns the names of the sides, numbered as in the headers. */
    public List<String> sides() {
        List<String> names = new ArrayList<>(List.of("[1] " + comparisons.get(0).base()));
        IntStream.range(0, comparisons.size())
                .forEach(
                        i -> names.add("[" + (i + 2) + "] " + comparisons.get(i).now()));
        return names;
    }

    /** Returns what the ratios are of, and how they are read. */
    public String legend() {
        return "A ratio is the value of a side / that of [1] ("
                + RowText.quantities(comparisons.stream().flatMap(comparison -> comparison.rows().stream()))
                + "), with its interval; above 1 is slower.";
    }

    /** Returns the headers: the columns of the key, the value of the first side, and ratio and verdict of each other side. */
    public List<String> headers() {
        List<String> headers = new ArrayList<>(comparisons.get(0).columns());
        headers.add("[1]");
        IntStream.range(2, comparisons.size() + 2).forEach(i -> headers.add("[" + i + "] / [1]"));
        return headers;
    }

    /** Returns the fields of the rows below the headers; blank where a side does not have the cell. */
    public List<List<String>> rows() {
        List<Map<Key, Row>> byKey = comparisons.stream().map(Ratios::byKey).toList();
        return shown().stream().map(key -> fields(key, byKey)).toList();
    }

    /** Returns the text below the table: the means, the cells without a partner and the notes, each once. */
    public List<String> notes() {
        Set<String> notes = new LinkedHashSet<>();
        for (int i = 0; i < comparisons.size(); i++) {
            notes.add("[" + (i + 2) + "] / [1]: " + RowText.overall(comparisons.get(i)));
        }
        comparisons.forEach(comparison -> {
            notes.addAll(comparison.notes());
            int unpaired = comparison.onlyBase().size() + comparison.onlyNew().size();
            if (unpaired > 0) {
                notes.add(Counted.of(unpaired, "cell") + (unpaired == 1 ? " is" : " are") + " in only one of "
                        + comparison.base() + " and " + comparison.now() + ".");
            }
        });
        return List.copyOf(notes);
    }

    /** Returns every regression with its reason, or that none is shown and what is undecided; of alternatives, which is faster. */
    public List<String> conclusions() {
        boolean alternatives = comparisons.stream().allMatch(Comparison::alternatives);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < comparisons.size(); i++) {
            Comparison comparison = comparisons.get(i);
            String side = "[" + (i + 2) + "] / [1]: ";
            if (alternatives
                    || comparison.regression()
                    || Undecided.clause(comparison).isPresent()) {
                RowText.conclusion(comparison).forEach(line -> lines.add(side + line));
            }
        }
        return lines.isEmpty() ? List.of("No regression.") : lines;
    }

    private List<Key> shown() {
        Options options = comparisons.get(0).options();
        SortedMap<Key, Double> changes = new TreeMap<>();
        for (Comparison comparison : comparisons) {
            comparison.rows().forEach(row -> {
                if (options.only().isEmpty() || options.only().contains(row.verdict())) {
                    changes.merge(row.key(), Math.abs(StrictMath.log(row.ratio().value())), Math::max);
                }
            });
        }
        if (options.top().isEmpty()) {
            return List.copyOf(changes.keySet());
        }
        return changes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(options.top().getAsInt())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> fields(Key key, List<Map<Key, Row>> byKey) {
        List<String> fields = new ArrayList<>(key.values());
        fields.add(byKey.stream()
                .flatMap(rows -> Optional.ofNullable(rows.get(key)).stream())
                .map(row -> RowText.value(row.quantity(), row.baseValue()))
                .findFirst()
                .orElseThrow());
        byKey.forEach(rows -> fields.add(
                Optional.ofNullable(rows.get(key)).map(RowText::ratioAndVerdict).orElse("")));
        return fields;
    }

    private static Map<Key, Row> byKey(Comparison comparison) {
        Map<Key, Row> rows = new HashMap<>();
        comparison.rows().forEach(row -> rows.put(row.key(), row));
        return rows;
    }
}
