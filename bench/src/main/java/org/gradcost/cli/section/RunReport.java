package org.gradcost.cli.section;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.results.Cell;
import org.gradcost.results.Modes;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.summary.Boundaries;
import org.gradcost.results.summary.Boundary;
import org.gradcost.results.summary.Crossover;
import org.gradcost.results.summary.Crossovers;
import org.gradcost.results.summary.Series;
import org.gradcost.results.summary.Summary;
import org.gradcost.results.summary.SummaryRow;
import org.gradcost.terminal.Table;

/** The text at the end of a sweep: where the modes cross, and the cost of a gradient in each mode at the largest n. */
public final class RunReport {

    private final Summary summary;
    private final List<SummaryRow> rows;

    public RunReport(Summary summary) {
        this.summary = summary;
        this.rows = summary.rows();
    }

    public void print(PrintWriter out) {
        List<Crossover> crossovers = Crossovers.of(summary.times(), summary.roles());
        List<String> modes = rows.stream()
                .map(row -> row.cell().variant())
                .distinct()
                .filter(mode -> !summary.roles().isPrimal(mode))
                .sorted(summary.roles().order())
                .toList();
        boolean cross = !crossovers.isEmpty();
        boolean several = CrossoverChart.haveSeveralModes(crossovers);
        out.println("Overhead = time of a mode / time of the primal, at the largest n"
                + (cross
                        ? "; n* = the number of inputs from which reverse mode is faster than the best forward mode of its kind (the best"
                                + " reverse mode: of all kinds); speed-up = the best forward mode / reverse"
                        : ""));
        out.println();
        Table table = new Table().text("family").text("gates");
        if (several) {
            table.text("n* of").text("against");
        }
        if (cross) {
            table.number("n*").number("95 %");
        }
        table.number("n");
        if (cross) {
            table.number("speed-up");
        }
        modes.forEach(table::number);
        for (Line line : lines(crossovers)) {
            table.row(line.cells(cross, several, modes));
        }
        out.println(table);
        if (rows.stream().anyMatch(SummaryRow::extrapolated)) {
            out.println("† extrapolated: passes × the time of a pass" + prediction());
        }
        new CrossoverChart(crossovers).print(out);
        for (Boundary boundary : Boundaries.all(summary.times(), summary.roles())) {
            out.println();
            out.println(boundary.statement());
        }
        new PayOffSection(summary).print(out);
        new PassesSection(rows, summary.roles()).print(out);
        new GatesSection(rows).print(out);
    }

    /** Returns a line for each circuit with a crossover, and for each that was measured in one direction only. */
    private List<Line> lines(List<Crossover> crossovers) {
        List<Line> lines = new ArrayList<>();
        for (Crossover crossover : crossovers) {
            lines.add(
                    new Line(crossover.subject().reverse(), crossover.subject().largest(), Optional.of(crossover)));
        }
        SortedMap<Series, Long> others = new TreeMap<>();
        for (SummaryRow row : rows) {
            Series circuit = circuit(Series.of(row.cell()));
            boolean crosses = crossovers.stream()
                    .anyMatch(
                            crossover -> circuit(crossover.subject().reverse()).equals(circuit));
            if (!crosses && row.overhead().isPresent() && (hasGates(row) || isOfPlainCodeAlone(row))) {
                others.merge(circuit, row.cell().n(), Math::max);
            }
        }
        others.forEach((circuit, n) -> lines.add(new Line(circuit, n, Optional.empty())));
        return lines;
    }

    private static boolean hasGates(SummaryRow row) {
        return !row.cell().gates().equals(Modes.PLAIN_GATES);
    }

    /** Returns whether no mode with gates was measured on the row's family, whose table could include the row. */
    private boolean isOfPlainCodeAlone(SummaryRow row) {
        return !summary.roles().isPrimal(row.cell().variant())
                && rows.stream()
                        .filter(RunReport::hasGates)
                        .noneMatch(
                                other -> other.cell().family().equals(row.cell().family()));
    }

    private static Series circuit(Series series) {
        return new Series(series.family(), series.gates(), series.m(), "", 1, series.threads());
    }

    /** A line of the table. */
    private final class Line {

        private final Series series;
        private final long n;
        private final Optional<Crossover> crossover;

        Line(Series series, long n, Optional<Crossover> crossover) {
            this.series = series;
            this.n = n;
            this.crossover = crossover;
        }

        String[] cells(boolean cross, boolean several, List<String> modes) {
            List<String> cells = new ArrayList<>(List.of(series.family() + series.shared(), series.gates()));
            if (several) {
                cells.add(series.mode());
                cells.add(crossover.map(c -> c.subject().against()).orElse(""));
            }
            if (cross) {
                cells.add(crossover.map(Crossover::value).orElse(""));
                cells.add(crossover.map(Crossover::interval).orElse(""));
            }
            cells.add(String.valueOf(n));
            if (cross) {
                cells.add(crossover.map(RunReport::speedUp).orElse(""));
            }
            modes.forEach(mode ->
                    cells.add(best(series, n, mode).map(RunReport::overhead).orElse("")));
            return cells.toArray(String[]::new);
        }
    }

    /** Returns the row of a mode at n: the fastest of several widths; plain code matches every granularity. */
    private Optional<SummaryRow> best(Series series, long n, String mode) {
        return rows.stream()
                .filter(row -> {
                    Cell cell = row.cell();
                    return cell.family().equals(series.family())
                            && cell.n() == n
                            && cell.m() == series.m()
                            && cell.variant().equals(mode)
                            && (cell.gates().equals(series.gates())
                                    || cell.gates().equals(Modes.PLAIN_GATES));
                })
                .filter(row -> row.overhead().isPresent())
                .min(Comparator.comparingDouble(
                        row -> row.overhead().orElseThrow().value()));
    }

    private static String speedUp(Crossover crossover) {
        return Rounded.digits(crossover.subject().speedUp(), 2)
                + (crossover.subject().extrapolatedFrom().isPresent() ? "†" : "");
    }

    private static String overhead(SummaryRow row) {
        return Rounded.of(row.overhead().orElseThrow()) + (row.extrapolated() ? "†" : "");
    }

    /** Returns the accuracy of the prediction for the cells that were measured both ways. */
    private String prediction() {
        double[] sorted = summary.predictions().values().stream()
                .mapToDouble(r -> r)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return "";
        }
        return "; on " + Counted.of(sorted.length, "cell") + " measured both ways it gave "
                + Rounded.range(sorted[0], sorted[sorted.length - 1]) + " of the time measured"
                + (sorted.length == 1 ? "" : " (median " + Rounded.digits(sorted[sorted.length / 2], 2) + ")");
    }
}
