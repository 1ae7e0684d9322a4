package org.gradcost.results.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradcost.results.Cell;
import org.gradcost.results.Modes;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.report.ReportTable.Field;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.Crossover;
import org.gradcost.results.summary.Crossovers;
import org.gradcost.results.summary.Growth;
import org.gradcost.results.summary.PayOff;
import org.gradcost.results.summary.Series;
import org.gradcost.results.summary.Shortfall;
import org.gradcost.results.summary.SummaryRow;

/**
 * The tables of a report. Their anchors are {@code #s17} for line 17 of {@code data/summary.csv}, {@code #x} for crossovers and
 * {@code #g} for growth.
 */
final class Tables {
    private final ReportData data;

    Tables(ReportData data) {
        this.data = data;
    }

    /**
     * Returns n* of each circuit: a column for the best reverse mode at each n, and one for each reverse mode if there are
     * several. Families whose m grows with n are left out, since no two of their sizes have the same m.
     */
    ReportTable stars() {
        Map<MeasuredCircuit, Map<String, Crossover>> circuits = new TreeMap<>();
        List<Crossover> ofOneM = ofOneM();
        for (Crossover crossover : ofOneM) {
            Series series = crossover.subject().reverse();
            circuits.computeIfAbsent(
                            new MeasuredCircuit(
                                    series.family(), series.gates(), series.m(), series.threads(), data.outputs()),
                            circuit -> new LinkedHashMap<>())
                    .put(series.mode(), crossover);
        }
        List<String> modes = ofOneM.stream()
                .filter(crossover -> !Crossovers.isOfTheBest(crossover))
                .map(crossover -> crossover.subject().reverse().mode())
                .distinct()
                .sorted(data.roles().order())
                .toList();
        List<String> bestOf = ofOneM.stream()
                .filter(Crossovers::isOfTheBest)
                .map(Tables::kernels)
                .distinct()
                .toList();
        ReportTable grid = new ReportTable().text("family").text("gates");
        bestOf.forEach(kernels -> grid.number(Modes.variant("best", kernels)));
        modes.forEach(grid::number);
        circuits.forEach((circuit, crossovers) -> {
            List<Field> fields = new ArrayList<>(List.of(
                    Field.text(circuit.family() + Series.shared(circuit.m(), circuit.threads())),
                    Field.text(circuit.gates())));
            bestOf.forEach(kernels -> fields.add(crossovers.values().stream()
                    .filter(crossover -> kernels(crossover).equals(kernels))
                    .reduce((one, last) -> last) // that of the best mode, or of the only one
                    .map(this::starAndInterval)
                    .orElse(CellTable.EMPTY)));
            modes.forEach(mode ->
                    fields.add(crossovers.containsKey(mode) ? starAndInterval(crossovers.get(mode)) : CellTable.EMPTY));
            grid.row("", fields);
        });
        return grid;
    }

    /** Returns whether the table of n* has a column for the best of all modes. */
    boolean hasBest() {
        return ofOneM().stream().anyMatch(Crossovers::isOfTheBest);
    }

    private List<Crossover> ofOneM() {
        return data.crossovers().stream()
                .filter(crossover ->
                        !data.outputs().isGrowing(crossover.subject().reverse().family()))
                .toList();
    }

    /** Returns whether the interval of any n* is known. */
    boolean knowsAStar() {
        return data.crossovers().stream()
                .anyMatch(crossover -> crossover.subject().known());
    }

    private static String kernels(Crossover crossover) {
        return Modes.kernels(crossover.subject().reverse().mode());
    }

    private Field starAndInterval(Crossover crossover) {
        Field star = star(crossover);
        String interval = crossover.interval().isEmpty()
                ? ""
                : crossover.subject().known() ? " (" + crossover.interval() + ")" : " (interval unknown)";
        return new Field(
                star.text() + interval,
                "#x" + (data.crossovers().indexOf(crossover) + ReportData.FIRST_LINE),
                star.key());
    }

    /** Returns every crossover. */
    ReportTable crossovers() {
        ReportTable grid = new ReportTable()
                .text("family")
                .text("gates")
                .text("mode")
                .number("n*")
                .number("95 % interval")
                .text("against")
                .number("from n")
                .number("to n");
        for (int i = 0; i < data.crossovers().size(); i++) {
            Crossover crossover = data.crossovers().get(i);
            Series series = crossover.subject().reverse();
            grid.row(
                    "x" + (i + ReportData.FIRST_LINE),
                    List.of(
                            Field.text(series.family() + series.shared()),
                            Field.text(series.gates()),
                            Field.text(series.mode()),
                            star(crossover),
                            interval(crossover),
                            Field.text(crossover.subject().against()),
                            Field.whole(crossover.subject().smallest()),
                            Field.whole(crossover.subject().largest())));
        }
        return grid;
    }

    /** Returns the overhead of each mode of a circuit, at the largest n at which the mode was measured. */
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
                                Rounded.time(row.time().orElseThrow()),
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

    /** Returns the time of every cell, for a paper: the rows of {@link CellTable} without columns that JMH does not measure. */
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
        return time.known() ? Field.text(Rounded.timeInterval(time)) : CellTable.EMPTY;
    }

    private Field time(Estimate time, SummaryRow row) {
        return Field.number(Rounded.time(time), time.value(), "#s" + data.line(row.cell()));
    }

    /**
     * Returns the number of gradients after which a set-up has paid off against reverse mode; no rows if no mode has a set-up.
     */
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
            Estimate time = row.time().orElseThrow();
            Estimate reverse = payOff.reverse().time().orElseThrow();
            double prepare = row.prepareNs().orElseThrow();
            grid.row(
                    "",
                    List.of(
                            Field.text(
                                    row.cell().family() + Series.of(row.cell()).shared()),
                            Field.text(row.cell().gates()),
                            Field.text(row.cell().variant()),
                            Field.whole(row.cell().n()),
                            CellTable.sorted(Rounded.time(prepare, 2), prepare),
                            time(time, row),
                            time(reverse, payOff.reverse()),
                            payOff.gradients().isPresent()
                                    ? CellTable.sorted(
                                            Rounded.digits(payOff.gradients().getAsDouble(), 2),
                                            payOff.gradients().getAsDouble())
                                    : Field.text("never")));
        }
        return grid;
    }

    /** Returns the overheads that have not reached the precision of their run; no rows for a run that aims for none. */
    ReportTable precision() {
        ReportTable grid = new ReportTable()
                .text("family")
                .text("gates")
                .text("mode")
                .number("width")
                .number("n")
                .number("overhead")
                .number("interval")
                .number("rounds")
                .text("reason")
                .number("more rounds");
        data.rows().stream()
                .filter(row -> data.summary().shortfalls().containsKey(row.cell()))
                .forEach(row -> {
                    Cell cell = row.cell();
                    Shortfall shortfall = data.summary().shortfalls().get(cell);
                    grid.row(
                            "",
                            List.of(
                                    Field.text(cell.family() + Series.of(cell).shared()),
                                    Field.text(cell.gates()),
                                    Field.text(cell.variant()),
                                    Field.whole(cell.width()),
                                    Field.whole(cell.n()),
                                    Field.number(
                                            Rounded.of(row.overhead().orElseThrow()) + (row.extrapolated() ? "†" : ""),
                                            row.overhead().orElseThrow().value(),
                                            "#s" + data.line(cell)),
                                    CellTable.sorted(shortfall.width(), shortfall.halfWidth()),
                                    Field.whole(shortfall.rounds()),
                                    Field.text(String.join(", ", shortfall.causes())),
                                    CellTable.sorted(shortfall.more(), shortfall.moreRounds())));
                });
        return grid;
    }

    /** Returns the growth exponents. */
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
            Estimate e = growth.exponent();
            grid.row(
                    "g" + (i + ReportData.FIRST_LINE),
                    List.of(
                            Field.text(
                                    growth.series().family() + growth.series().shared()),
                            Field.text(growth.series().gates()),
                            Field.text(growth.series().mode()),
                            Field.whole(growth.series().width()),
                            Field.number(
                                    Rounded.placesOf(e) + (growth.extrapolated() ? "†" : ""),
                                    e.value(),
                                    largest(growth)),
                            e.known()
                                    ? CellTable.sorted(Rounded.placesInterval(e), e.lo())
                                    : Field.text(Crossover.UNKNOWN),
                            Field.whole(growth.from()),
                            Field.whole(growth.to())));
        }
        return grid;
    }

    /** Returns the link to the cell with the largest n to which an exponent is fitted. */
    private String largest(Growth growth) {
        return data.rows().stream()
                .map(SummaryRow::cell)
                .filter(cell -> cell.n() == growth.to() && Series.of(cell).equals(growth.series()))
                .map(cell -> "#s" + data.line(cell))
                .findFirst()
                .orElse("");
    }

    /** Returns n*, with a link to the reverse mode's cell at the first measured size from n* on. */
    private Field star(Crossover crossover) {
        double n = crossover instanceof Crossover.Within within
                ? within.n().value()
                : crossover instanceof Crossover.FromSmallest ? 0 : Double.MAX_VALUE;
        return Field.number(crossover.value() + crossover.dagger(), n, cell(crossover, n));
    }

    private String cell(Crossover crossover, double n) {
        Series series = crossover.subject().reverse();
        double from = Math.min(n, crossover.subject().largest());
        return data.rows().stream()
                .filter(row -> row.time().isPresent() && row.cell().n() >= from)
                .filter(row -> {
                    Series of = Series.of(row.cell());
                    return of.comparable(series)
                            && (Crossovers.isOfTheBest(crossover)
                                    ? data.roles().isReverse(of.mode())
                                    : of.equals(series));
                })
                .min(Comparator.comparingLong((SummaryRow row) -> row.cell().n())
                        .thenComparingDouble(row -> row.time().orElseThrow().value()))
                .map(row -> "#s" + data.line(row.cell()))
                .orElse("");
    }

    private static Field interval(Crossover crossover) {
        if (crossover.interval().isEmpty() || !crossover.subject().known()) {
            return Field.text(crossover.interval());
        }
        double least = crossover instanceof Crossover.Within within
                ? within.n().lo()
                : crossover instanceof Crossover.NotWithin not
                        ? not.lo()
                        : crossover.subject().smallest();
        return CellTable.sorted(crossover.interval(), least);
    }

    private Field overhead(SummaryRow row) {
        Estimate overhead = row.overhead().orElseThrow();
        String text = Rounded.of(overhead) + (row.extrapolated() ? "†" : "") + Rounded.plusMinus(overhead);
        return Field.number(text, overhead.value(), "#s" + data.line(row.cell()));
    }

    /** Returns the fastest of several widths. */
    private static Optional<SummaryRow> best(List<SummaryRow> rows, long n, String mode) {
        return rows.stream()
                .filter(row -> row.cell().n() == n && row.cell().variant().equals(mode))
                .filter(row -> row.time().isPresent())
                .min(Comparator.comparingDouble(row -> row.time().orElseThrow().value()));
    }
}
