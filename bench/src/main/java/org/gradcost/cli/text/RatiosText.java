package org.gradcost.cli.text;

import java.io.PrintWriter;
import java.util.List;
import org.gradcost.results.compare.Ratios;
import org.gradcost.terminal.Table;

/** A table of ratios for a terminal. */
public final class RatiosText {
    private final Ratios ratios;

    public RatiosText(Ratios ratios) {
        this.ratios = ratios;
    }

    public void print(PrintWriter out) {
        ratios.sides().forEach(out::println);
        out.println();
        Table table = new Table();
        List<String> headers = ratios.headers();
        headers.forEach(table::text);
        ratios.rows().forEach(row -> table.row(row.toArray(String[]::new)));
        out.println(table);
        out.println();
        out.println(ratios.legend());
        ratios.notes().forEach(note -> out.println("Note: " + note));
        out.println();
        ratios.conclusions().forEach(out::println);
    }
}
