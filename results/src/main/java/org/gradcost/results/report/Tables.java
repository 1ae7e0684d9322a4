package org.gradcost.results.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.report.ReportTable.Field;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.Crossover;
import org.gradcost.results.summary.Growth;
import org.gradcost.results.summary.PayOff;
import org.gradcost.results.summary.Series;
import org.gradcost.results.summary.SummaryRow;

/** The tables of a report. Anchors: {@code #s17} is line 17 of {@code data/summary.csv}, {@code #x} crossovers, {@code #g} growth. */
final class Tables {
    private final ReportData data;

    Tables(ReportData data) {
        this.data = data;
    }

    /** n* of each circuit. */
    ReportTable crossovers() {
        ReportTable grid = new ReportTable()
                .text("family")
                .text("gates")
                .text("mode")
                .text("against")
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
                            Field.text(series.family() + series.shared()),
                            Field.text(series.gates()),
                            Field.text(series.mode()),
                            Field.text(crossover.subject().against()),
                            star(crossover, "#" + anchor),
                            interval(crossover),
                            Field.whole(crossover.subject().smallest()),
                            Field.whole(crossover.subject().largest())));
        }
        return grid;
    }

    /** Overhead of each mode of a circuit, at the largest n that the mode was measured at there. */
    ReportTable overheads() {
        List<String> modes = data.rows().stream()
                .map(row -> row.cell().variant())
                .filter(mode -> !data.roles().isPrimal(mode))
                .distinct()
                .sorted(data.roles().order())
                .toList();
        ReportTable grid = new ReportTable()
                .text("family")
                .text("gates")
                .number("n")
                .number(data.roles().primal());
        modes.forEach(grid::number);
        for (MeasuredCircuit circuit : MeasuredCircuit.all(data)) {
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
                List<Field> fields = new ArrayList<>(List.of(
                        Field.text(circuit.family() + circuit.shared()), Field.text(circuit.gates()), Field.whole(n)));
                fields.add(best(rows, n, data.roles().primal())
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

    /** Returns the time of every cell, for a paper: the rows of {@link CellTable} without what JMH does not measure. */
    ReportTable times() {
        ReportTable grid = new ReportTable()
                .text("class")
                .text("JMH's mode")
                .text("method")
                .number("n")
                .number("time")
                .number("95 % interval");
        data.rows().stream()
                .filter(row -> row.time().isPresent())
                .forEach(row -> grid.row(
                        "",
                        List.of(
                                Field.text(row.cell().family()
                                        + Series.of(row.cell()).shared()),
                                Field.text(row.cell().gates()),
                                Field.text(row.cell().variant()),
                                Field.whole(row.cell().n()),
                                time(row.time().orElseThrow(), row),
                                interval(row.time().orElseThrow()))));
        return grid;
    }

    private static Field interval(Estimate time) {
        return time.known() ? Field.text(Rounded.time(time.lo()) + "–" + Rounded.time(time.hi())) : CellTable.EMPTY;
    }

    private Field time(Estimate time, SummaryRow row) {
        return Field.number(Rounded.time(time.value()), time.value(), "#s" + data.line(row.cell()));
    }

    /** Returns after how many gradients a set-up has paid off against reverse; no rows where no mode has a set-up. */
    ReportTable payOffs() {
        ReportTable grid = new ReportTable()
                .text("family")
                .text("gates")
                .text("mode")
                .number("n")
                .number("prepare")
                .number("gradient")
                .number("plain reverse")
                .number("pays off after");
        for (PayOff payOff : PayOff.all(data.rows(), data.roles())) {
            SummaryRow row = payOff.row();
            double time = row.time().orElseThrow().value();
            double reverse = payOff.reverse().time().orElseThrow().value();
            double prepare = row.prepareNs().orElseThrow();
            grid.row(
                    "",
                    List.of(
                            Field.text(row.cell().family()),
                            Field.text(row.cell().gates()),
                            Field.text(row.cell().variant()),
                            Field.whole(row.cell().n()),
                            CellTable.sorted(Rounded.time(prepare), prepare),
                            CellTable.sorted(Rounded.time(time), time),
                            CellTable.sorted(Rounded.time(reverse), reverse),
                            payOff.gradients().isPresent()
                                    ? Field.whole((long) payOff.gradients().getAsDouble())
                                    : Field.text("never")));
        }
        return grid;
    }

    /** Exponents of growth. */
    ReportTable growth() {
        ReportTable grid = new ReportTable()
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
                            Field.text(
                                    growth.series().family() + growth.series().shared()),
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

    private static Field star(Crossover crossover, String href) {
        String dagger = crossover.subject().extrapolatedFrom().isPresent() ? "†" : "";
        if (crossover instanceof Crossover.Within within) {
            return Field.number(
                    Rounded.digits(within.n().value(), 3) + dagger, within.n().value(), href);
        }
        if (crossover instanceof Crossover.Same) {
            return Field.number("none: the same" + dagger, Double.MAX_VALUE, href);
        }
        return crossover instanceof Crossover.FromSmallest
                ? Field.number("≤ " + crossover.subject().smallest() + dagger, 0, href)
                : Field.number("> " + crossover.subject().largest() + dagger, Double.MAX_VALUE, href);
    }

    private static Field interval(Crossover crossover) {
        return crossover instanceof Crossover.Within within
                ? CellTable.sorted(
                        Rounded.digits(within.n().lo(), 3) + "–"
                                + Rounded.digits(within.n().hi(), 3),
                        within.n().lo())
                : CellTable.EMPTY;
    }

    private Field overhead(SummaryRow row) {
        Estimate overhead = row.overhead().orElseThrow();
        String text = Rounded.digits(overhead.value(), overhead.digits())
                + (row.extrapolated() ? "†" : "")
                + (overhead.known() && overhead.halfWidth() > 0
                        ? " ±" + Rounded.digits(100 * overhead.halfWidth(), 2) + " %"
                        : "");
        return Field.number(text, overhead.value(), "#s" + data.line(row.cell()));
    }

    /** Keeps the fastest of several widths. */
    private static Optional<SummaryRow> best(List<SummaryRow> rows, long n, String mode) {
        return rows.stream()
                .filter(row -> row.cell().n() == n && row.cell().variant().equals(mode))
                .filter(row -> row.time().isPresent())
                .min(Comparator.comparingDouble(row -> row.time().orElseThrow().value()));
    }
}
