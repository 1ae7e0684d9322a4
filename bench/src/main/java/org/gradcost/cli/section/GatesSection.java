package org.gradcost.cli.section;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradcost.results.Cell;
import org.gradcost.results.Modes;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.summary.SummaryRow;
import org.gradcost.terminal.Table;

/**
 * The cost of small gates: the same formula in scalar, fused and matrix gates, at the largest n that was measured with more than
 * one granularity. The section is empty for a run without such a formula.
 */
public final class GatesSection {

    private record Subject(String family, String mode) {}

    private final Map<Subject, List<SummaryRow>> subjects;

    public GatesSection(List<SummaryRow> rows) {
        this.subjects = rows.stream()
                .filter(row -> row.time().isPresent())
                .filter(row -> !row.cell().gates().equals(Modes.PLAIN_GATES))
                .collect(Collectors.groupingBy(
                        row -> new Subject(row.cell().family(), row.cell().variant()),
                        () -> new TreeMap<>(
                                Comparator.comparing(Subject::family).thenComparing(Subject::mode)),
                        Collectors.toList()));
    }

    public void print(PrintWriter out) {
        Table table = new Table()
                .text("family")
                .text("mode")
                .number("n")
                .text("gates")
                .number("time")
                .number("overhead")
                .number("records")
                .number("tape bytes");
        boolean any = false;
        for (Map.Entry<Subject, List<SummaryRow>> entry : subjects.entrySet()) {
            for (SummaryRow row : compared(entry.getValue())) {
                any = true;
                table.row(cells(entry.getKey(), row));
            }
        }
        if (any) {
            out.println();
            out.println("The same formulas in gates of different sizes");
            out.println();
            out.println(table);
        }
    }

    /** Returns the fastest row for each granularity at the largest n with several granularities. */
    private static List<SummaryRow> compared(List<SummaryRow> rows) {
        Map<Long, Map<String, Optional<SummaryRow>>> byN = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.cell().n(),
                        TreeMap::new,
                        Collectors.groupingBy(
                                row -> row.cell().gates(),
                                Collectors.minBy(Comparator.comparingDouble(
                                        row -> row.time().orElseThrow().value())))));
        return byN.values().stream()
                .filter(gates -> gates.size() > 1)
                .reduce((smaller, larger) -> larger)
                .map(gates -> gates.values().stream()
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparing(GatesSection::place))
                        .toList())
                .orElse(List.of());
    }

    private static int place(SummaryRow row) {
        return List.of("natural", "scalar", "fused", "matrix")
                .indexOf(row.cell().gates());
    }

    private static String[] cells(Subject subject, SummaryRow row) {
        Cell cell = row.cell();
        return new String[] {
            subject.family(),
            subject.mode(),
            String.valueOf(cell.n()),
            cell.gates(),
            Rounded.time(row.time().orElseThrow()) + (row.extrapolated() ? "†" : ""),
            row.overhead().map(Rounded::of).orElse(""),
            number(row, SummaryRow::recordedGates),
            number(row, SummaryRow::tapeBytes)
        };
    }

    /** Returns the number as text, or an empty text if the mode has no tape. */
    private static String number(SummaryRow row, Function<SummaryRow, OptionalLong> fact) {
        OptionalLong value = fact.apply(row);
        return value.isEmpty() || value.getAsLong() == 0 ? "" : String.valueOf(value.getAsLong());
    }
}
