package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;

/** The figures of a row, and the sentences around a table, as a person reads them. */
public final class RowText {
    /** The headers of the figures. */
    public static final List<String> HEADERS =
            List.of("base", "new", "ratio", "interval", "p (Holm)", "verdict", "memory");

    private RowText() {}

    /** The figures of a row, in the order of {@link #HEADERS}. */
    public static List<String> of(Row row) {
        String dagger = row.extrapolated() ? "†" : "";
        return List.of(
                Rounded.time(row.baseNs()),
                Rounded.time(row.newNs()),
                ratio(row.ratio().value()) + dagger,
                interval(row.ratio()),
                row.p().isPresent() ? p(row.p().getAsDouble()) : "",
                verdict(row),
                row.changes().stream()
                        .filter(Change::differs)
                        .map(RowText::change)
                        .collect(Collectors.joining(", ")));
    }

    /** Returns the ratio with its interval and the verdict, in one field. */
    static String ratioAndVerdict(Row row) {
        return estimate(row.ratio()) + (row.extrapolated() ? "† " : " ") + row.verdict();
    }

    /** Returns the summary of the rows: the mean, then the number of rows of each verdict. */
    public static String overall(Comparison comparison) {
        return "Overall, geometric mean of %s %s: %s, %s. %s."
                .formatted(
                        comparison.rows().stream().mapToInt(Row::cells).sum(),
                        comparison.rows().size() == 1 ? "ratio" : "ratios",
                        estimate(comparison.overall()),
                        comparison.verdict(),
                        List.of(Verdict.values()).stream()
                                .map(verdict -> comparison.count(verdict) + " " + verdict)
                                .collect(Collectors.joining(", ")));
    }

    /** Returns the legend of the columns. */
    public static String legend(Comparison comparison) {
        int shown = comparison.shown().size();
        return "ratio = time in NEW / time in BASE, above 1 is slower; intervals of %s %%; threshold %s %%.%s"
                .formatted(
                        percent(comparison.options().confidence()),
                        percent(comparison.options().threshold()),
                        shown == comparison.rows().size()
                                ? ""
                                : " Shown: " + shown + " of "
                                        + Counted.of(comparison.rows().size(), "row") + ".");
    }

    /** Cells in only one side, a line each. */
    public static List<String> unpaired(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        comparison.onlyBase().forEach(key -> lines.add("only in BASE: " + cell(comparison, key)));
        comparison.onlyNew().forEach(key -> lines.add("only in NEW: " + cell(comparison, key)));
        return lines;
    }

    private static String cell(Comparison comparison, Key key) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < comparison.cellColumns().size(); i++) {
            parts.add(comparison.cellColumns().get(i) + "=" + key.values().get(i));
        }
        return String.join(" ", parts);
    }

    private static String verdict(Row row) {
        if (row.verdict() != Verdict.INCONCLUSIVE) {
            return row.verdict().toString();
        }
        return row.moreForks().isPresent() ? "inconclusive, +" + row.moreForks().getAsInt() + " forks" : "inconclusive";
    }

    private static String change(Change change) {
        String name = change.what().replace("_bytes", "");
        return "%s %s → %s B"
                .formatted(name, change.base().value(), change.now().value());
    }

    private static String estimate(Estimate ratio) {
        return ratio(ratio.value()) + " (" + interval(ratio) + ")";
    }

    private static String interval(Estimate ratio) {
        return ratio(ratio.lo()) + "–" + ratio(ratio.hi());
    }

    private static String ratio(double ratio) {
        return ratio >= 0.1 && ratio < 10 ? Rounded.places(ratio, 3) : Rounded.digits(ratio, 3);
    }

    private static String p(double p) {
        return p < 0.001 ? "< 0.001" : Rounded.places(p, 3);
    }

    private static String percent(double fraction) {
        return Rounded.digits(fraction * 100, 4).replaceAll("\\.0+$", "").replaceAll("(\\.\\d*?)0+$", "$1");
    }
}
