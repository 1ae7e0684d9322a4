package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.gradcost.results.format.Counted;

/** The conclusion of a comparison of alternatives: which is faster, and which needs more memory. */
final class Alternatives {

    private Alternatives() {}

    /**
     * Returns a line on the time of all cells, or of each row where they have no common mean, one on memory, and one on what is
     * undecided.
     */
    static List<String> lines(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        comparison
                .overall()
                .ifPresentOrElse(
                        all -> lines.add(time(all)),
                        () -> rows(comparison)
                                .forEach(row -> lines.add(RowText.name(comparison, row) + ": " + time(row))));
        lines.addAll(memory(comparison));
        Undecided.clause(comparison).ifPresent(clause -> lines.add(clause + "."));
        return lines;
    }

    private static List<Row> rows(Comparison comparison) {
        List<Row> all = comparison.groups().stream()
                .filter(group -> group.key().values().get(0).startsWith("all "))
                .toList();
        return all.isEmpty() ? comparison.rows() : all;
    }

    private static String time(Row row) {
        String verdict = switch (row.verdict()) {
            case FASTER -> "NEW is faster than BASE";
            case SLOWER -> "NEW is slower than BASE";
            case EQUIVALENT -> "NEW and BASE are equivalent";
            case INCONCLUSIVE -> "inconclusive whether NEW is faster than BASE";
        };
        return verdict + ": it takes " + RowText.estimate(row.ratio()) + " times as long"
                + (row.cells() > 1 ? ", the geometric mean of " + Counted.of(row.cells(), "cell") : "") + ".";
    }

    /** Returns, for each count, in how many cells it is larger or smaller in NEW. */
    private static List<String> memory(Comparison comparison) {
        double threshold = comparison.options().threshold();
        Set<String> names = new LinkedHashSet<>();
        comparison.rows().forEach(row -> row.changes().forEach(change -> names.add(change.name())));
        List<String> parts = new ArrayList<>();
        for (String name : names) {
            long larger = count(comparison, name, change -> change.isLarger(threshold));
            long smaller = count(comparison, name, change -> change.isSmaller(threshold));
            if (larger > 0) {
                parts.add(name + " larger in " + Counted.of(larger, "cell"));
            }
            if (smaller > 0) {
                parts.add(name + " smaller in " + Counted.of(smaller, "cell"));
            }
        }
        return parts.isEmpty() ? List.of() : List.of("Memory of NEW: " + String.join(", ", parts) + ".");
    }

    private static long count(Comparison comparison, String name, Predicate<Change> of) {
        return comparison.rows().stream()
                .flatMap(row -> row.changes().stream())
                .filter(change -> change.name().equals(name) && of.test(change))
                .count();
    }
}
