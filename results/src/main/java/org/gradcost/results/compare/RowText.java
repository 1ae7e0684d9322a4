package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;

/** Readable text of the figures of a row, and the sentences around a table. */
public final class RowText {

    /** The factor beyond which the digits of an interval's end mean nothing. */
    private static final double FARTHEST = 1000;

    /** Places at most of an end of an interval beside 1. */
    private static final int MOST_PLACES = 6;

    /** The headers of the figures. */
    public static final List<String> HEADERS =
            List.of("of", "base", "new", "ratio", "interval", "p", "verdict", "memory");

    /** The facts that identify a place in a few words. */
    private static final Set<String> PLACE = Set.of("processor", "os", "jdk version");

    private RowText() {}

    /** Returns the figures of a row, in the order of {@link #HEADERS}. */
    public static List<String> of(Row row) {
        String dagger = row.extrapolated() ? "†" : "";
        return List.of(
                row.quantity().toString(),
                value(row.quantity(), row.baseValue()),
                value(row.quantity(), row.newValue()),
                ratio(row.ratio().value()) + dagger,
                interval(row.ratio()),
                row.p().isPresent() ? p(row.p().getAsDouble()) : "",
                verdict(row),
                row.changes().stream()
                        .filter(Change::differs)
                        .map(Change::toString)
                        .collect(Collectors.joining(", ")));
    }

    /** Returns the ratio with its interval and the verdict, in one field. */
    static String ratioAndVerdict(Row row) {
        return estimate(row.ratio()) + (row.extrapolated() ? "† " : " ") + row.verdict();
    }

    /** Returns a value of a quantity. */
    static String value(Quantity quantity, double value) {
        return quantity.isTime() ? Rounded.time(value) : Rounded.digits(value, 3);
    }

    /** Returns the summary of the rows: the mean, then the number of rows of each verdict. */
    public static String overall(Comparison comparison) {
        String counts = List.of(Verdict.values()).stream()
                .map(verdict -> comparison.count(verdict) + " " + verdict)
                .collect(Collectors.joining(", "));
        return comparison
                        .overall()
                        .map(row -> "Overall, geometric mean of " + Counted.of(row.cells(), "ratio") + ": "
                                + estimate(row.ratio()) + ", " + row.verdict() + ". ")
                        .orElse("")
                + "Of " + Counted.of(comparison.rows().size(), "row") + ": " + counts + ".";
    }

    /** Returns the groups with their judgements, a line each. */
    public static List<String> groups(Comparison comparison) {
        return comparison.groups().stream()
                .map(group -> group.key() + " (" + Counted.of(group.cells(), "cell") + "): " + estimate(group.ratio())
                        + (group.p().isPresent() ? ", p " + p(group.p().getAsDouble()) : "") + ", " + verdict(group))
                .toList();
    }

    /**
     * Returns every row and group that is a regression with its reason, or that none is shown and what is undecided; for
     * alternatives, which of them is faster.
     */
    public static List<String> conclusion(Comparison comparison) {
        if (comparison.alternatives()) {
            return Alternatives.lines(comparison);
        }
        List<String> lines = new ArrayList<>();
        comparison.regressions().forEach(row -> lines.add("REGRESSION: " + name(comparison, row) + ": " + reason(row)));
        if (lines.isEmpty()) {
            lines.add(Undecided.clause(comparison)
                    .map(clause -> "No regression shown: " + clause + ".")
                    .orElse("No regression."));
        }
        if (comparison.race()) {
            lines.add(
                    "A race of a jar with itself finds any cell or group slower or faster in at most 5 of 100 races.");
        }
        return lines;
    }

    /** Returns why a row is a regression: its time with the factor, which is the first reason, then its memory. */
    private static String reason(Row row) {
        String slower = Verdict.SLOWER.toString();
        return row.verdict() == Verdict.SLOWER
                ? slower + " by " + estimate(row.ratio()) + row.reason().substring(slower.length())
                : row.reason();
    }

    /** Returns the legend of the columns. */
    public static String legend(Comparison comparison) {
        int shown = comparison.shown().size();
        return "ratio = NEW / BASE, above 1 is slower (%s); the verdict is based on the interval: %s; threshold %s %%.%s"
                .formatted(
                        quantities(comparison.rows().stream()),
                        comparison.race()
                                ? "valid at any look"
                                : "at " + percent(comparison.options().confidence())
                                        + " % over all rows and groups, or, for"
                                        + " equivalent ones, of two one-sided tests",
                        percent(comparison.options().threshold()),
                        shown == comparison.rows().size()
                                ? ""
                                : " Shown: " + shown + " of "
                                        + Counted.of(comparison.rows().size(), "row") + ".");
    }

    /** Returns the quantities that rows compare, each with its meaning. */
    static String quantities(Stream<Row> rows) {
        return rows.map(Row::quantity)
                .distinct()
                .sorted()
                .map(quantity -> quantity + ": " + quantity.meaning())
                .collect(Collectors.joining("; "));
    }

    /** Returns the cells that only one side has, summarised if there are many. */
    public static List<String> unpaired(Comparison comparison) {
        return Unpaired.lines(comparison);
    }

    /** Returns what both environments have in common, in a line; empty if nothing is. */
    public static String sameEnvironment(Comparison comparison) {
        List<EnvironmentLine> same = comparison.environment().stream()
                .filter(EnvironmentLine::isSame)
                .toList();
        if (same.isEmpty()) {
            return "";
        }
        String place = same.stream()
                .filter(line -> PLACE.contains(line.name()))
                .map(line -> (line.name().startsWith("jdk") ? "JDK " : "")
                        + line.base().orElseThrow())
                .collect(Collectors.joining(", "));
        return "environment: the same on both sides" + (place.isEmpty() ? "" : " (" + place + ")")
                + (same.size() == comparison.environment().size() ? "" : ", except for");
    }

    /** Returns the facts in which the environments differ, or which one side does not state. */
    public static List<EnvironmentLine> otherEnvironment(Comparison comparison) {
        return comparison.environment().stream().filter(line -> !line.isSame()).toList();
    }

    /** Returns the name of a group, or the values that identify a row with their columns. */
    static String name(Comparison comparison, Row row) {
        return comparison.groups().contains(row)
                ? row.key().toString()
                : row.key().named(comparison.columns());
    }

    private static String verdict(Row row) {
        if (row.verdict() != Verdict.INCONCLUSIVE) {
            return row.verdict().toString();
        }
        if (Undecided.isFarOff(row)) {
            return "inconclusive, " + row.repeats().counted(row.repeats().least()) + ": too few";
        }
        return row.moreForks().isPresent()
                ? "inconclusive, +" + row.repeats().counted(row.moreForks().getAsInt())
                : "inconclusive";
    }

    static String estimate(Estimate ratio) {
        return ratio(ratio.value()) + " (" + interval(ratio) + ")";
    }

    private static String interval(Estimate ratio) {
        if (!ratio.known()) {
            return "unknown";
        }
        double least = ratio.value() / FARTHEST;
        double most = ratio.value() * FARTHEST;
        return (ratio.lo() < least ? "<" + Rounded.digits(least, 1) : end(ratio.lo())) + "–"
                + (ratio.hi() > most ? ">" + Rounded.digits(most, 1) : end(ratio.hi()));
    }

    /** Returns an end of an interval, with further digits if it would look like 1: those tell why a row is slower or faster. */
    private static String end(double ratio) {
        String text = ratio(ratio);
        for (int places = 4; text.matches("1\\.0+") && ratio != 1 && places <= MOST_PLACES; places++) {
            text = Rounded.places(ratio, places);
        }
        return text;
    }

    private static String ratio(double ratio) {
        return ratio >= 0.1 && ratio < 10 ? Rounded.places(ratio, 3) : Rounded.digits(ratio, 3);
    }

    private static String p(double p) {
        return p < 0.001 ? "< 0.001" : Rounded.places(p, 3);
    }

    static String percent(double fraction) {
        return Rounded.digits(fraction * 100, 4).replaceAll("\\.0+$", "").replaceAll("(\\.\\d*?)0+$", "$1");
    }
}
