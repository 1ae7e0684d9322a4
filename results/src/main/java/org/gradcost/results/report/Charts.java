package org.gradcost.results.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gradcost.results.Cell;
import org.gradcost.results.report.figure.Chart;
import org.gradcost.results.report.figure.Chart.Curve;
import org.gradcost.results.report.figure.Chart.Guide;
import org.gradcost.results.report.figure.Chart.Point;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.SummaryRow;

/** Time, overhead and memory over n, for some of the cells. */
final class Charts {
    /** Griewank and Walther, Evaluating Derivatives, 2nd ed., 2008, sections 3.2 and 3.3. */
    private static final List<Guide> BOUNDS = List.of(
            new Guide("bound: n tangents, 2 each", 2, 1),
            new Guide("bound: n tangents, 2.5 each", 2.5, 1),
            new Guide("bound: a gradient, 3", 3, 0),
            new Guide("bound: a gradient, 4", 4, 0));

    private final ReportData data;
    private final boolean namesGates;

    /** @param namesGates whether curves of several granularities stand beside each other */
    Charts(ReportData data, boolean namesGates) {
        this.data = data;
        this.namesGates = namesGates;
    }

    /** Returns the charts by what they show: {@code time}, {@code overhead}, {@code memory}; without empty ones. */
    Map<String, Chart> of(String title, Predicate<Cell> cells) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        String one = data.subject().one();
        add(
                charts,
                "time",
                title + ": time of " + one + " over n",
                "time of " + one + " (ns)",
                curves(cells, Charts::time, ""),
                List.of());
        add(
                charts,
                "overhead",
                title + ": overhead over n",
                "overhead (time / primal's time)",
                curves(cells.and(cell -> !data.roles().isPrimal(cell.variant())), Charts::overhead, ""),
                BOUNDS);
        add(
                charts,
                "memory",
                title + ": memory over n",
                "bytes per " + data.subject().noun() + " (B)",
                Stream.concat(curves(cells, Charts::alloc, "").stream(), curves(cells, Charts::tape, ", tape").stream())
                        .toList(),
                List.of());
        return charts;
    }

    private static void add(
            Map<String, Chart> charts, String kind, String title, String y, List<Curve> curves, List<Guide> guides) {
        if (!curves.isEmpty()) {
            charts.put(kind, new Chart(title, y, curves, guides));
        }
    }

    private List<Curve> curves(Predicate<Cell> cells, Function<SummaryRow, Optional<Estimate>> what, String suffix) {
        SortedMap<Line, List<Point>> lines = new TreeMap<>();
        for (SummaryRow row : data.rows()) {
            Cell cell = row.cell();
            if (cells.test(cell)) {
                what.apply(row)
                        .ifPresent(e -> lines.computeIfAbsent(Line.of(cell, data), line -> new ArrayList<>())
                                .add(new Point(
                                        cell.n(),
                                        e.value(),
                                        e.known() ? e.lo() : e.value(),
                                        e.known() ? e.hi() : e.value(),
                                        row.extrapolated(),
                                        data.line(cell))));
            }
        }
        boolean namesWidths =
                lines.keySet().stream().collect(groupingBy(Line::mode, mapping(Line::width, toSet()))).values().stream()
                        .anyMatch(widths -> widths.size() > 1);
        List<Curve> curves = new ArrayList<>();
        lines.forEach((line, points) -> curves.add(new Curve(
                line.name(namesGates, namesWidths) + suffix,
                data.style(line.mode()),
                !suffix.isEmpty() || namesGates && line.coarse(),
                points.stream().sorted(Comparator.comparingLong(Point::n)).toList())));
        return curves;
    }

    private static Optional<Estimate> time(SummaryRow row) {
        return row.time();
    }

    private static Optional<Estimate> overhead(SummaryRow row) {
        return row.overhead();
    }

    // An axis of logarithms has no place for nothing.
    private static Optional<Estimate> alloc(SummaryRow row) {
        return exact(row.allocBytes().orElse(0) >= 1 ? row.allocBytes().getAsDouble() : 0);
    }

    private static Optional<Estimate> tape(SummaryRow row) {
        return exact(row.tapeBytes().orElse(0));
    }

    private static Optional<Estimate> exact(double value) {
        return value > 0 ? Optional.of(new Estimate(value, value, value)) : Optional.empty();
    }
}
