package org.gradcost.results.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.results.Cell;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.format.Counted;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.report.ReportTable.Field;
import org.gradcost.results.report.figure.AxisUnits;
import org.gradcost.results.report.figure.Chart;
import org.gradcost.results.summary.SummaryRow;

/**
 * The fastest modes of a run with engines of several libraries: for each family at each n the fastest mode of each kind, with any
 * gates, and the fastest of all that are not hand-written code. For a run with the engines of one library, the crossovers
 * suffice.
 */
final class Leaders {

    private final ReportData data;
    private final String own;
    private final SortedMap<Place, Map<Kind, SummaryRow>> places = new TreeMap<>();
    private final Map<Place, SummaryRow> ours = new HashMap<>();
    private final Map<Place, SummaryRow> others = new HashMap<>();

    /** A family at one size. */
    private record Place(String family, long n) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::family)
                    .thenComparingLong(Place::n)
                    .compare(this, other);
        }
    }

    Leaders(ReportData data) {
        this.data = data;
        this.own = data.roles().traits(data.roles().primal()).library();
        if (libraries() < 2) {
            return;
        }
        for (SummaryRow row : data.rows()) {
            Cell cell = row.cell();
            Kind kind = data.roles().traits(cell.variant()).kind();
            if (kind != Kind.PRIMAL && cell.m() == 1 && row.overhead().isPresent()) {
                Place place = new Place(cell.family(), cell.n());
                places.computeIfAbsent(place, key -> new EnumMap<>(Kind.class)).merge(kind, row, Leaders::faster);
                if (kind != Kind.HAND) {
                    (library(row).equals(own) ? ours : others).merge(place, row, Leaders::faster);
                }
            }
        }
    }

    private long libraries() {
        return data.rows().stream()
                .map(row -> data.roles().traits(row.cell().variant()))
                .filter(traits -> traits.kind() != Kind.PRIMAL)
                .map(ModeTraits::library)
                .distinct()
                .count();
    }

    private String library(SummaryRow row) {
        return data.roles().traits(row.cell().variant()).library();
    }

    private static SummaryRow faster(SummaryRow a, SummaryRow b) {
        return overhead(b) < overhead(a) ? b : a;
    }

    private static double overhead(SummaryRow row) {
        return row.overhead().orElseThrow().value();
    }

    private static Optional<SummaryRow> fastest(Map<Kind, SummaryRow> byKind) {
        return byKind.entrySet().stream()
                .filter(entry -> entry.getKey() != Kind.HAND)
                .map(Map.Entry::getValue)
                .reduce(Leaders::faster);
    }

    /** Returns a row for each family and n: the fastest mode, then the fastest of each kind, each with its overhead. */
    ReportTable byKind() {
        List<Kind> kinds = places.values().stream()
                .flatMap(byKind -> byKind.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        ReportTable table = new ReportTable().text("family").number("n").number("fastest");
        kinds.forEach(kind -> table.number(kind.label()));
        places.forEach((place, byKind) -> {
            List<Field> fields = new ArrayList<>(List.of(Field.text(place.family), Field.whole(place.n)));
            fields.add(field(fastest(byKind).orElse(null)));
            kinds.forEach(kind -> fields.add(field(byKind.get(kind))));
            table.row("", fields);
        });
        return table;
    }

    /** Returns the name of the primal's library. */
    String own() {
        return own;
    }

    /**
     * Returns a row for each family and n: the fastest engine of the primal's library and of all others, how many times as long
     * the latter takes, and the fastest code by hand.
     */
    ReportTable byLibrary() {
        ReportTable table =
                new ReportTable().text("family").number("n").number(own).number("other libraries");
        table.number("others / " + own).number("by hand");
        places.forEach((place, byKind) -> table.row(
                "",
                List.of(
                        Field.text(place.family),
                        Field.whole(place.n),
                        field(ours.get(place)),
                        field(others.get(place)),
                        ratio(others.get(place), ours.get(place)),
                        field(byKind.get(Kind.HAND)))));
        return table;
    }

    /** Returns the ratio of two overheads, in parentheses unless their intervals are known to be apart. */
    private static Field ratio(SummaryRow a, SummaryRow b) {
        if (a == null || b == null) {
            return CellTable.EMPTY;
        }
        double ratio = overhead(a) / overhead(b);
        String text = Rounded.digits(ratio, 2);
        return Field.number(isAbove(a, b) || isAbove(b, a) ? text : "(" + text + ")", ratio, "");
    }

    private static boolean isAbove(SummaryRow a, SummaryRow b) {
        return a.overhead().orElseThrow().lo() > b.overhead().orElseThrow().hi();
    }

    /** Returns the mode of a row with its overhead; empty for null. */
    private Field field(SummaryRow row) {
        if (row == null) {
            return CellTable.EMPTY;
        }
        String text = row.cell().variant() + " " + value(row);
        return Field.number(text, overhead(row), "#s" + data.line(row.cell()));
    }

    private static String value(SummaryRow row) {
        return rounded(row) + (row.extrapolated() ? "†" : "");
    }

    private static String rounded(SummaryRow row) {
        return Rounded.digits(overhead(row), 2);
    }

    /**
     * A size at which an engine of another library than the primal's is the fastest.
     *
     * @param own the fastest engine of the primal's library; empty if none was measured at this size
     */
    private record Lead(Place place, SummaryRow other, Optional<SummaryRow> own) {

        double factor() {
            return own.map(row -> overhead(row) / overhead(other)).orElse(Double.POSITIVE_INFINITY);
        }

        boolean isWithinIntervals() {
            return own.filter(row -> row.overhead().orElseThrow().lo()
                            <= other.overhead().orElseThrow().hi())
                    .isPresent();
        }
    }

    private List<Lead> leads() {
        List<Lead> leads = new ArrayList<>();
        places.forEach((place, byKind) -> fastest(byKind)
                .filter(row -> !library(row).equals(own))
                .ifPresent(row -> leads.add(new Lead(place, row, Optional.ofNullable(ours.get(place))))));
        leads.sort(Comparator.comparingDouble(Lead::factor).reversed());
        return leads;
    }

    /** Returns a sentence that says at how many sizes another library than the primal's is ahead. */
    String summary() {
        int count = leads().size();
        return "An engine of a library other than " + own + " is the fastest at "
                + (count == 0 ? "none" : String.valueOf(count)) + " of "
                + Counted.of(places.size(), "size")
                + ", all families together; code by hand is left out.";
    }

    /** Returns the sizes at which another library than the primal's is ahead, the largest lead first, with links to the rows. */
    List<Headline.Piece> ahead() {
        return leads().stream().map(this::piece).toList();
    }

    private Headline.Piece piece(Lead lead) {
        SummaryRow other = lead.other;
        return new Headline.Piece(
                lead.place.family + " at n = " + lead.place.n + ": "
                        + other.cell().variant() + " (" + library(other)
                        + ") takes " + value(other) + " primals"
                        + lead.own
                                .map(row -> ", " + row.cell().variant() + " " + value(row) + ", "
                                        + Rounded.digits(lead.factor(), 2) + " times as long"
                                        + (lead.isWithinIntervals() ? ", within their intervals" : ""))
                                .orElse("; no engine of " + own + " was measured"),
                "#s" + data.line(other.cell()));
    }

    /** Returns the chart of the fastest mode over n and family; empty if there is nothing to compare. */
    Optional<Map<String, Object>> map() {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<String> families =
                places.keySet().stream().map(Place::family).distinct().toList();
        SortedMap<String, List<List<Object>>> winners =
                new TreeMap<>(data.roles().order());
        places.forEach((place, byKind) -> fastest(byKind)
                .ifPresent(row -> winners.computeIfAbsent(row.cell().variant(), mode -> new ArrayList<>())
                        .add(List.of(
                                place.n,
                                families.indexOf(place.family),
                                "overhead " + rounded(row) + ", " + row.cell().gates() + " gates",
                                row.extrapolated() ? 1 : 0,
                                data.line(row.cell())))));
        List<Map<String, Object>> series = new ArrayList<>();
        winners.forEach((mode, points) -> {
            Map<String, Object> one = new LinkedHashMap<>(HtmlPage.look(mode, data.style(mode)));
            one.put("points", points);
            series.add(one);
        });
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", "leaders");
        map.put("title", "The fastest mode of each family over n, code by hand left out");
        map.put(
                "x",
                Chart.Ruler.around(
                        places.keySet().stream().mapToLong(Place::n).min().orElse(1),
                        places.keySet().stream().mapToLong(Place::n).max().orElse(1),
                        AxisUnits.NUMBER));
        map.put("families", families);
        map.put("curves", series);
        return Optional.of(map);
    }
}
