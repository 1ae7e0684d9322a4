package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.results.format.Counted;

/** The cells that only one side has: a line for each if they are few, otherwise a line for each kind of them. */
final class Unpaired {

    /** The number of cells of a side up to which each is named. */
    private static final int NAMED = 4;

    /** The number of values of a column that are listed; if there are more, only their number is given. */
    private static final int LISTED = 6;

    private final Comparison comparison;

    private Unpaired(Comparison comparison) {
        this.comparison = comparison;
    }

    static List<String> lines(Comparison comparison) {
        Unpaired unpaired = new Unpaired(comparison);
        return Stream.concat(
                        unpaired.lines("only in BASE: ", comparison.onlyBase(), comparison.onlyNew()),
                        unpaired.lines("only in NEW: ", comparison.onlyNew(), comparison.onlyBase()))
                .toList();
    }

    private Stream<String> lines(String where, List<Key> only, List<Key> onlyOther) {
        return (only.size() <= NAMED ? only.stream().map(this::cell) : kinds(only, onlyOther)).map(where::concat);
    }

    /**
     * Returns a line for each column with values that the other side lacks: {@code 45 cells with mode hipparchus}. A cell is
     * counted once, in the first such column; the last line is about cells that only a combination of values distinguishes.
     */
    private Stream<String> kinds(List<Key> only, List<Key> onlyOther) {
        List<String> columns = comparison.cellColumns();
        List<Set<String>> there = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            there.add(Stream.concat(onlyOther.stream(), comparison.paired().stream())
                    .map(key -> key.values().get(column))
                    .collect(Collectors.toSet()));
        }
        Map<Integer, List<Key>> kinds = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            kinds.put(i, new ArrayList<>());
        }
        List<Key> others = new ArrayList<>();
        for (Key key : only) {
            int column = 0;
            while (column < columns.size()
                    && there.get(column).contains(key.values().get(column))) {
                column++;
            }
            (column < columns.size() ? kinds.get(column) : others).add(key);
        }
        List<String> lines = new ArrayList<>();
        kinds.forEach((column, keys) -> {
            if (!keys.isEmpty()) {
                lines.add(
                        Counted.of(keys.size(), "cell") + " with " + columns.get(column) + " " + values(column, keys));
            }
        });
        if (!others.isEmpty()) {
            lines.add((lines.isEmpty() ? Counted.of(others.size(), "cell") : others.size() + " more")
                    + " whose combination of values the other side lacks, such as " + cell(others.get(0)));
        }
        return lines.stream();
    }

    private static String values(int column, List<Key> keys) {
        Set<Key> values = new TreeSet<>();
        keys.forEach(key -> values.add(new Key(List.of(key.values().get(column)))));
        return values.size() <= LISTED
                ? values.stream().map(Key::toString).collect(Collectors.joining(", "))
                : values.stream().limit(LISTED - 1).map(Key::toString).collect(Collectors.joining(", ")) + " and "
                        + (values.size() - LISTED + 1) + " more";
    }

    private String cell(Key key) {
        return key.named(comparison.cellColumns());
    }
}
