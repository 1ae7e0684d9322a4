package org.gradcost.cli.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.gradcost.results.compare.Comparison;
import org.gradcost.results.compare.EnvironmentLine;
import org.gradcost.results.compare.Row;
import org.gradcost.results.compare.RowText;
import org.gradcost.terminal.Table;

/** A comparison for a terminal. */
public final class ComparisonText {

    private final Comparison comparison;

    public ComparisonText(Comparison comparison) {
        this.comparison = comparison;
    }

    public void print(PrintWriter out) {
        out.println("BASE  " + comparison.base());
        out.println("NEW   " + comparison.now());
        out.println();
        environment(out);
        out.println(table());
        out.println();
        out.println(RowText.legend(comparison));
        if (comparison.shown().stream().anyMatch(Row::extrapolated)) {
            out.println("† extrapolated: passes × the time of a pass");
        }
        RowText.unpaired(comparison).forEach(out::println);
        comparison.notes().forEach(note -> out.println("Note: " + note));
        out.println();
        RowText.groups(comparison).forEach(out::println);
        out.println();
        out.println(RowText.overall(comparison));
        RowText.conclusion(comparison).forEach(out::println);
    }

    private Table table() {
        Table table = new Table();
        comparison.columns().forEach(table::text);
        RowText.HEADERS.forEach(header -> {
            if (List.of("of", "verdict", "memory").contains(header)) {
                table.text(header);
            } else {
                table.number(header);
            }
        });
        for (Row row : comparison.shown()) {
            List<String> fields = new ArrayList<>(row.key().values());
            fields.addAll(RowText.of(row));
            table.row(fields.toArray(String[]::new));
        }
        return table;
    }

    private void environment(PrintWriter out) {
        String same = RowText.sameEnvironment(comparison);
        if (!same.isEmpty()) {
            out.println(same);
        }
        List<EnvironmentLine> others = RowText.otherEnvironment(comparison);
        if (others.isEmpty()) {
            out.print(same.isEmpty() ? "" : System.lineSeparator());
            return;
        }
        Table table = new Table().text("environment").text("BASE").text("NEW").text("");
        for (EnvironmentLine line : others) {
            table.row(
                    line.name(),
                    line.base().orElse("?"),
                    line.now().orElse("?"),
                    line.differs() ? (line.binding() ? "DIFFERS" : "differs") : "");
        }
        out.println(table);
        out.println();
    }
}
