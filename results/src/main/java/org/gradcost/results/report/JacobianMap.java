package org.gradcost.results.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.results.Cell;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.report.figure.AxisUnits;
import org.gradcost.results.report.figure.Chart;
import org.gradcost.results.report.figure.Chart.Curve;
import org.gradcost.results.report.figure.Chart.Guide;
import org.gradcost.results.report.figure.Chart.Point;
import org.gradcost.results.summary.Boundary;
import org.gradcost.results.summary.SummaryRow;

/** A map of the fastest mode over inputs n and outputs m, for each circuit with cells of more than one output. */
final class JacobianMap {
    private static final Set<Direction> DIRECTIONS = EnumSet.of(Direction.FORWARD, Direction.REVERSE);

    private JacobianMap() {}

    /** A family at one granularity, with any number of outputs. */
    private record Place(String family, String gates) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::family)
                    .thenComparing(Place::gates)
                    .compare(this, other);
        }
    }

    /**
     * Returns the charts by the name of their circuit, {@code dense-map-matrix}. The primal and hand-written code are left out;
     * dashed lines show where a reverse mode and the best forward mode of its kind tie.
     */
    static Map<String, Chart> all(ReportData data) {
        SortedMap<Place, SortedMap<String, SummaryRow>> circuits = new TreeMap<>();
        for (SummaryRow row : data.rows()) {
            Cell cell = row.cell();
            if (DIRECTIONS.contains(data.roles().traits(cell.variant()).direction())
                    && row.time().isPresent()) {
                circuits.computeIfAbsent(new Place(cell.family(), cell.gates()), place -> new TreeMap<>())
                        .merge(cell.n() + " " + cell.m(), row, (a, b) -> time(b) < time(a) ? b : a);
            }
        }
        circuits.values()
                .removeIf(fastest ->
                        fastest.values().stream().allMatch(row -> row.cell().m() == 1));
        Slugs names = new Slugs();
        Map<String, Chart> charts = new LinkedHashMap<>();
        circuits.forEach((place, fastest) -> charts.put(
                names.unique(Slugs.slug(place.family + "-" + place.gates)),
                chart(data, place, List.copyOf(fastest.values()))));
        return charts;
    }

    private static Chart chart(ReportData data, Place place, List<SummaryRow> fastest) {
        SortedMap<String, List<Point>> winners = new TreeMap<>(data.roles().order());
        for (SummaryRow row : fastest) {
            int m = row.cell().m();
            winners.computeIfAbsent(row.cell().variant(), mode -> new ArrayList<>())
                    .add(new Point(row.cell().n(), m, m, m, row.extrapolated(), data.line(row.cell())));
        }
        List<Curve> curves = new ArrayList<>();
        winners.forEach((mode, points) -> curves.add(new Curve(
                mode,
                data.style(mode),
                false,
                points.stream().sorted(Comparator.comparingLong(Point::n)).toList())));
        List<Guide> guides = new ArrayList<>();
        for (Boundary boundary : data.boundaries()) {
            if (boundary.family().equals(place.family) && boundary.gates().equals(place.gates)) {
                boundary.line()
                        .ifPresent(line -> guides.add(new Guide(
                                boundary.mode() + " ties with " + boundary.against() + " at m = "
                                        + Rounded.of(line.factor()) + "·n^" + Rounded.placesOf(line.exponent()),
                                line.factor().value(),
                                line.exponent().value())));
            }
        }
        return new Chart(
                place.family + ", " + place.gates + " gates: the fastest mode over inputs n and outputs m",
                "outputs m",
                AxisUnits.NUMBER,
                false,
                curves,
                guides,
                guides.size() == 1 ? guides.get(0).name() : guides.isEmpty() ? "" : "tie lines of the reverse modes");
    }

    private static double time(SummaryRow row) {
        return row.time().orElseThrow().value();
    }
}
