package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The lines of a comparison as CSV. */
final class ComparisonCsv {
    private static final int FIGURES = 15;

    private ComparisonCsv() {}

    static List<String> row(Row row) {
        List<String> fields = new ArrayList<>(row.key().values());
        Collections.addAll(
                fields,
                String.valueOf(row.cells()),
                String.valueOf(row.baseNs()),
                String.valueOf(row.newNs()),
                String.valueOf(row.ratio().value()),
                String.valueOf(row.ratio().lo()),
                String.valueOf(row.ratio().hi()),
                row.p().isPresent() ? String.valueOf(row.p().getAsDouble()) : "",
                row.verdict().toString(),
                row.moreForks().isPresent() ? String.valueOf(row.moreForks().getAsInt()) : "",
                count(row, RunSide.ALLOC, Change::base),
                count(row, RunSide.ALLOC, Change::now),
                count(row, RunSide.TAPE, Change::base),
                count(row, RunSide.TAPE, Change::now),
                String.valueOf(row.regression()),
                String.valueOf(row.extrapolated()),
                "");
        return fields;
    }

    /** Cells without a partner; grouped rows have other columns, so there only those that they share are filled. */
    static List<List<String>> only(Comparison comparison) {
        List<List<String>> lines = new ArrayList<>();
        comparison.onlyBase().forEach(key -> lines.add(only(comparison, key, "base")));
        comparison.onlyNew().forEach(key -> lines.add(only(comparison, key, "new")));
        return lines;
    }

    private static List<String> only(Comparison comparison, Key key, String side) {
        List<String> fields = new ArrayList<>();
        comparison
                .columns()
                .forEach(column ->
                        fields.add(key.values().get(comparison.cellColumns().indexOf(column))));
        fields.addAll(Collections.nCopies(FIGURES, ""));
        fields.add(side);
        return fields;
    }

    private static String count(Row row, String what, Function<Change, Count> side) {
        return row.changes().stream()
                .filter(change -> change.what().equals(what))
                .map(change -> String.valueOf(side.apply(change).value()))
                .findFirst()
                .orElse("");
    }
}
