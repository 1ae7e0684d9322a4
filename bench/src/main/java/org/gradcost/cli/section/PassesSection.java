package org.gradcost.cli.section;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradcost.results.Cell;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.summary.SummaryRow;
import org.gradcost.terminal.Table;

/**
 * The passes of every mode and their cost, for the families in which the number of passes is decisive: those with a sparse
 * Jacobian or Hessian, with and without compression, and those of second derivatives, at the largest size of each.
 */
public final class PassesSection {

    private final ModeRoles roles;
    private final Map<String, List<SummaryRow>> families;

    public PassesSection(List<SummaryRow> rows, ModeRoles roles) {
        this.roles = roles;
        families = rows.stream()
                .collect(Collectors.groupingBy(row -> row.cell().family(), TreeMap::new, Collectors.toList()));
        families.values()
                .removeIf(all -> all.stream().map(row -> row.cell().variant()).noneMatch(this::isAboutPasses));
    }

    private boolean isAboutPasses(String mode) {
        ModeTraits traits = roles.traits(mode);
        return traits.kind() == ModeTraits.Kind.COMPRESSED || traits.direction() == ModeTraits.Direction.NESTED;
    }

    public void print(PrintWriter out) {
        if (families.isEmpty()) {
            return;
        }
        Table table = new Table()
                .text("family")
                .number("n")
                .number("m")
                .text("mode")
                .number("width")
                .number("passes")
                .number("overhead");
        families.forEach((family, rows) -> largest(rows).forEach(row -> table.row(cells(row))));
        out.println();
        out.println(
                "Passes, and overheads, where sparsity saves some or modes nest (an overhead of second derivatives is in"
                        + " gradients by hand)");
        out.println();
        out.println(table);
    }

    private List<SummaryRow> largest(List<SummaryRow> rows) {
        Cell largest = rows.stream()
                .map(SummaryRow::cell)
                .max(Comparator.comparingLong(Cell::n).thenComparingInt(Cell::m))
                .orElseThrow();
        return rows.stream()
                .filter(row -> row.cell().n() == largest.n() && row.cell().m() == largest.m())
                .filter(row -> !roles.isPrimal(row.cell().variant()))
                .toList();
    }

    private static String[] cells(SummaryRow row) {
        Cell cell = row.cell();
        String overhead =
                row.overhead().isPresent() ? Rounded.of(row.overhead().get()) + (row.extrapolated() ? "†" : "") : "";
        return new String[] {
            cell.family(),
            String.valueOf(cell.n()),
            String.valueOf(cell.m()),
            cell.variant(),
            String.valueOf(cell.width()),
            row.passes().isPresent() ? String.valueOf(row.passes().getAsLong()) : "",
            overhead
        };
    }
}
