package org.gradcost.results.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.gradcost.results.Cell;
import org.gradcost.results.Modes;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.report.Grid.Field;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.Crossover;
import org.gradcost.results.summary.Growth;
import org.gradcost.results.summary.Series;
import org.gradcost.results.summary.SummaryRow;

/** The tables of a report. Anchors: {@code #s17} is line 17 of {@code data/summary.csv}, {@code #x} crossovers, {@code #g} growth. */
final class Tables {
    private final ReportData data;

    Tables(ReportData data) {
        this.data = data;
    }

    /** n* of each circuit. */
    Grid crossovers() {
        Grid grid = new Grid()
                .text("family")
                .text("gates")
                .text("mode")
                .number("n*")
                .number("95 % interval")
                .number("from n")
                .number("to n");
        for (int i = 0; i < data.crossovers().size(); i++) {
            Crossover crossover = data.crossovers().get(i);
            Series series = crossover.subject().reverse();
            String anchor = "x" + (i + ReportData.FIRST_LINE);
            grid.row(
                    anchor,
                    List.of(
                            Field.text(series.family() + problem(series)),
                            Field.text(series.gates()),
                            Field.text(series.mode()),
                            star(crossover, "#" + anchor),
                            interval(crossover),
                            Field.whole(crossover.subject().smallest()),
                            Field.whole(crossover.subject().largest())));
        }
        return grid;
    }

    /** Overhead of each mode of a circuit, at the largest n that the mode was measured at there. */
    Grid overheads() {
        List<String> modes = data.rows().stream()
                .map(row -> row.cell().mode())
                .filter(mode -> !mode.equals(Modes.PRIMAL))
                .distinct()
                .sorted(Comparator.comparingInt(Line::place).thenComparing(mode -> mode))
                .toList();
        Grid grid = new Grid().text("family").text("gates").number("n").number("primal");
        modes.forEach(grid::number);
        for (Circuit circuit : Circuit.all(data)) {
            List<SummaryRow> rows = data.rows().stream()
                    .filter(row -> circuit.holds(row.cell()))
                    .toList();
            long n = rows.stream()
                    .filter(row -> row.overhead().isPresent())
                    .filter(row -> row.cell().gates().equals(circuit.gates()))
                    .mapToLong(row -> row.cell().n())
                    .max()
                    .orElse(0);
            if (n > 0) {
                List<Field> fields = new ArrayList<>(
                        List.of(Field.text(circuit.family()), Field.text(circuit.gates()), Field.whole(n)));
                fields.add(best(rows, n, Modes.PRIMAL)
                        .map(row -> Field.number(
                                Rounded.time(row.time().orElseThrow().value()),
                                row.time().orElseThrow().value(),
                                "#s" + data.line(row.cell())))
                        .orElse(Field.text("")));
                modes.forEach(mode -> fields.add(best(rows, n, mode)
                        .filter(row -> row.overhead().isPresent())
                        .map(this::overhead)
                        .orElse(Field.text(""))));
                grid.row("", fields);
            }
        }
        return grid;
    }

    /** Exponents of growth. */
    Grid growth() {
        Grid grid = new Grid()
                .text("family")
                .text("gates")
                .text("mode")
                .number("width")
                .number("exponent")
                .number("95 % interval")
                .number("from n")
                .number("to n");
        for (int i = 0; i < data.growth().size(); i++) {
            Growth growth = data.growth().get(i);
            String anchor = "g" + (i + ReportData.FIRST_LINE);
            Estimate e = growth.exponent();
            grid.row(
                    anchor,
                    List.of(
                            Field.text(growth.series().family() + problem(growth.series())),
                            Field.text(growth.series().gates()),
                            Field.text(growth.series().mode()),
                            Field.whole(growth.series().width()),
                            Field.number(
                                    Rounded.places(e.value(), 2) + (growth.extrapolated() ? "†" : ""),
                                    e.value(),
                                    "#" + anchor),
                            Field.text(Rounded.places(e.lo(), 2) + "–" + Rounded.places(e.hi(), 2)),
                            Field.whole(growth.from()),
                            Field.whole(growth.to())));
        }
        return grid;
    }

    /** Every cell: the rows of {@code data/summary.csv}. */
    Grid cells() {
        Grid grid = new Grid()
                .text("family")
                .text("gates")
                .number("n")
                .number("m")
                .text("mode")
                .number("width");
        List.of(
                        "threads",
                        "time",
                        "95 % interval",
                        "overhead",
                        "95 % interval",
                        "passes",
                        "recorded gates",
                        "tape",
                        "allocated",
                        "prepare",
                        "error",
                        "line")
                .forEach(grid::number);
        for (SummaryRow row : data.rows()) {
            Cell cell = row.cell();
            int line = data.line(cell);
            String dagger = row.extrapolated() ? "†" : "";
            grid.row(
                    "s" + line,
                    List.of(
                            Field.text(cell.family()),
                            Field.text(cell.gates()),
                            Field.whole(cell.n()),
                            Field.whole(cell.m()),
                            Field.text(cell.mode()),
                            Field.whole(cell.width()),
                            Field.whole(cell.threads()),
                            row.time()
                                    .map(t -> sorted(Rounded.time(t.value()) + dagger, t.value()))
                                    .orElse(EMPTY),
                            row.time()
                                    .map(t -> sorted(Rounded.time(t.lo()) + "–" + Rounded.time(t.hi()), t.lo()))
                                    .orElse(EMPTY),
                            row.overhead()
                                    .map(o -> sorted(Rounded.digits(o.value(), 3) + dagger, o.value()))
                                    .orElse(EMPTY),
                            row.overhead()
                                    .map(o ->
                                            sorted(Rounded.digits(o.lo(), 3) + "–" + Rounded.digits(o.hi(), 3), o.lo()))
                                    .orElse(EMPTY),
                            whole(row.passes()),
                            whole(row.recordedGates()),
                            bytes(
                                    row.tapeBytes().isPresent()
                                            ? OptionalDouble.of(row.tapeBytes().getAsLong())
                                            : OptionalDouble.empty()),
                            bytes(row.allocBytes()),
                            row.prepareNs().isPresent()
                                    ? sorted(
                                            Rounded.time(row.prepareNs().getAsDouble()),
                                            row.prepareNs().getAsDouble())
                                    : EMPTY,
                            error(row.gradientError()),
                            Field.whole(line)));
        }
        return grid;
    }

    private static final Field EMPTY = Field.text("");

    private static Field sorted(String text, double key) {
        return Field.number(text, key, "");
    }

    private static Field whole(OptionalLong value) {
        return value.isPresent() ? Field.whole(value.getAsLong()) : EMPTY;
    }

    private static Field bytes(OptionalDouble value) {
        return value.isPresent() ? sorted(Rounded.bytes(value.getAsDouble()), value.getAsDouble()) : EMPTY;
    }

    private static Field error(OptionalDouble value) {
        if (value.isEmpty()) {
            return EMPTY;
        }
        double error = value.getAsDouble();
        return sorted(error == 0 ? "0" : String.format(Locale.ROOT, "%.1e", error), error);
    }

    private static Field star(Crossover crossover, String href) {
        String dagger = crossover.subject().extrapolatedFrom().isPresent() ? "†" : "";
        if (crossover instanceof Crossover.Within within) {
            return Field.number(
                    Rounded.digits(within.n().value(), 3) + dagger, within.n().value(), href);
        }
        return crossover instanceof Crossover.FromSmallest
                ? Field.number("≤ " + crossover.subject().smallest() + dagger, 0, href)
                : Field.number("> " + crossover.subject().largest() + dagger, Double.MAX_VALUE, href);
    }

    private static Field interval(Crossover crossover) {
        return crossover instanceof Crossover.Within within
                ? sorted(
                        Rounded.digits(within.n().lo(), 3) + "–"
                                + Rounded.digits(within.n().hi(), 3),
                        within.n().lo())
                : EMPTY;
    }

    private Field overhead(SummaryRow row) {
        double value = row.overhead().orElseThrow().value();
        return Field.number(
                Rounded.digits(value, 3) + (row.extrapolated() ? "†" : ""), value, "#s" + data.line(row.cell()));
    }

    /** Of several widths the fastest. */
    private static Optional<SummaryRow> best(List<SummaryRow> rows, long n, String mode) {
        return rows.stream()
                .filter(row -> row.cell().n() == n && row.cell().mode().equals(mode))
                .filter(row -> row.time().isPresent())
                .min(Comparator.comparingDouble(row -> row.time().orElseThrow().value()));
    }

    private static String problem(Series series) {
        return (series.m() == 1 ? "" : ", m = " + series.m())
                + (series.threads() == 1 ? "" : ", " + series.threads() + " threads");
    }
}
