package org.gradcost.results.report;

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
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.gradcost.results.Cell;
import org.gradcost.results.report.figure.AxisUnits;
import org.gradcost.results.report.figure.Chart;
import org.gradcost.results.report.figure.Chart.Curve;
import org.gradcost.results.report.figure.Chart.Guide;
import org.gradcost.results.report.figure.Chart.Point;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.SummaryRow;

/** Charts of time, overhead and memory over n, for some of the cells. */
final class Charts {
    private final ReportData data;
    private final boolean namesGates;

    /**
     * Creates charts of a report.
     *
     * @param namesGates whether the names of curves include the gates, because a chart has several granularities
     */
    Charts(ReportData data, boolean namesGates) {
        this.data = data;
        this.namesGates = namesGates;
    }

    /** Returns the charts by what they show, {@code time}, {@code overhead} or {@code memory}, without empty ones. */
    Map<String, Chart> of(String title, Predicate<Cell> cells) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        String one = data.subject().one();
        add(
                charts,
                "time",
                title + ": time of " + one + " over n",
                "time of " + one,
                AxisUnits.TIME,
                curves(cells, SummaryRow::time, ""),
                Bounds.NONE);
        add(
                charts,
                "overhead",
                title + ": overhead over n",
                "overhead (" + data.subject().ratio() + ")",
                AxisUnits.NUMBER,
                curves(cells.and(cell -> !data.roles().isPrimal(cell.variant())), SummaryRow::overhead, ""),
                Bounds.of(data, cells));
        add(
                charts,
                "memory",
                title + ": memory over n",
                "memory per " + data.subject().one().replaceFirst("^(an?|the) ", ""),
                AxisUnits.BYTES,
                Stream.concat(curves(cells, Charts::alloc, "").stream(), curves(cells, Charts::tape, ", tape").stream())
                        .toList(),
                Bounds.NONE);
        return charts;
    }

    private static void add(
            Map<String, Chart> charts,
            String kind,
            String title,
            String y,
            AxisUnits scale,
            List<Curve> curves,
            Bounds bounds) {
        if (!curves.isEmpty()) {
            charts.put(kind, new Chart(title, y, scale, true, curves, bounds.guides(), bounds.note()));
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
        boolean namesWidths = lines.keySet().stream()
                .map(Line::mode)
                .distinct()
                .anyMatch(mode -> differ(
                        lines.keySet().stream().filter(line -> line.mode().equals(mode)), Line::width));
        boolean namesOutputs = differ(lines.keySet().stream(), Line::m);
        List<Curve> curves = new ArrayList<>();
        lines.forEach((line, points) -> curves.add(new Curve(
                line.name(namesGates, namesWidths, namesOutputs) + suffix,
                data.style(line.mode()),
                !suffix.isEmpty() || namesGates && line.coarse(),
                points.stream().sorted(Comparator.comparingLong(Point::n)).toList())));
        return curves;
    }

    private static boolean differ(Stream<Line> lines, ToIntFunction<Line> what) {
        return lines.mapToInt(what).distinct().count() > 1;
    }

    // A logarithmic axis cannot show 0.
    private static Optional<Estimate> alloc(SummaryRow row) {
        return exact(row.allocBytes().orElse(0) >= 1 ? row.allocBytes().getAsDouble() : 0);
    }

    private static Optional<Estimate> tape(SummaryRow row) {
        return exact(row.tapeBytes().orElse(0));
    }

    private static Optional<Estimate> exact(double value) {
        return value > 0 ? Optional.of(new Estimate(value, value, value)) : Optional.empty();
    }

    /**
     * The bounds on operation counts that hold for some cells: Griewank and Walther, Evaluating Derivatives, 2nd ed., 2008,
     * sections 3.2 and 3.3.
     *
     * @param note describes them, in a line
     */
    private record Bounds(List<Guide> guides, String note) {
        static final Bounds NONE = new Bounds(List.of(), "");

        private static final Guide TANGENTS = new Guide("bound: n tangents, 2 each", 2, 1);
        private static final Guide MORE_TANGENTS = new Guide("bound: n tangents, 2.5 each", 2.5, 1);
        private static final String OF_TANGENTS = "2n to 2.5n for n tangents";

        static Bounds of(ReportData data, Predicate<Cell> cells) {
            if (data.subject() != Subject.GRADIENT && data.subject() != Subject.JACOBIAN) {
                return NONE; // no first derivatives
            }
            List<Integer> outputs = data.rows().stream()
                    .map(SummaryRow::cell)
                    .filter(cells)
                    .map(data.outputs()::of)
                    .distinct()
                    .toList();
            if (outputs.size() != 1 || outputs.get(0) == Outputs.GROWING) {
                return new Bounds(List.of(TANGENTS, MORE_TANGENTS), "bounds: " + OF_TANGENTS);
            }
            int m = outputs.get(0);
            String gradients = m == 1 ? "a gradient" : m + " gradients";
            return new Bounds(
                    List.of(
                            TANGENTS,
                            MORE_TANGENTS,
                            new Guide("bound: " + gradients + ", " + 3 * m, 3 * m, 0),
                            new Guide("bound: " + gradients + ", " + 4 * m, 4 * m, 0)),
                    "bounds: " + 3 * m + " to " + 4 * m + " for " + gradients + ", " + OF_TANGENTS);
        }
    }
}
