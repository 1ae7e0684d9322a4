package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A comparison as CSV. */
final class ComparisonCsv {
    /** The columns after those of the key; the last names the side of a cell that only one side has. */
    static final List<String> FIGURES = List.of(
            "cells",
            "quantity",
            "base",
            "new",
            "ratio",
            "ratio_lo",
            "ratio_hi",
            "p",
            "verdict",
            "more_forks",
            "base_alloc_bytes",
            "new_alloc_bytes",
            "base_tape_bytes",
            "new_tape_bytes",
            "regression",
            "reason",
            "extrapolated",
            "only_in");

    private ComparisonCsv() {}

    /** Returns the lines of a file, with the header first. */
    static List<List<String>> lines(Comparison comparison) {
        List<List<String>> lines = new ArrayList<>();
        List<String> header = new ArrayList<>(comparison.columns());
        header.addAll(FIGURES);
        lines.add(header);
        comparison.shown().forEach(row -> lines.add(row(row.key().values(), row)));
        comparison.groups().forEach(group -> {
            List<String> key =
                    new ArrayList<>(Collections.nCopies(comparison.columns().size(), ""));
            key.set(0, group.key().toString());
            lines.add(row(key, group));
        });
        lines.addAll(only(comparison));
        return lines;
    }

    private static List<String> row(List<String> key, Row row) {
        List<String> fields = new ArrayList<>(key);
        Collections.addAll(
                fields,
                String.valueOf(row.cells()),
                row.quantity().toString(),
                String.valueOf(row.baseValue()),
                String.valueOf(row.newValue()),
                String.valueOf(row.ratio().value()),
                row.ratio().known() ? String.valueOf(row.ratio().lo()) : "",
                row.ratio().known() ? String.valueOf(row.ratio().hi()) : "",
                row.p().isPresent() ? String.valueOf(row.p().getAsDouble()) : "",
                row.verdict().toString(),
                row.moreForks().isPresent() ? String.valueOf(row.moreForks().getAsInt()) : "",
                count(row, RunSide.ALLOC, Change::base),
                count(row, RunSide.ALLOC, Change::now),
                count(row, RunSide.TAPE, Change::base),
                count(row, RunSide.TAPE, Change::now),
                String.valueOf(row.regression()),
                row.reason(),
                String.valueOf(row.extrapolated()),
                "");
        return fields;
    }

    /** Returns the cells without a partner. Grouped rows have other columns, so only the columns that both have are filled. */
    private static List<List<String>> only(Comparison comparison) {
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
        fields.addAll(Collections.nCopies(FIGURES.size() - 1, ""));
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
