package org.gradcost.cli.text;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table for a terminal: a header, a rule, and columns that line up. */
public final class Table {

    /** A rule below the header and nothing else. */
    private static final Character[] RULE = {
        null, null, null, null, null, null, ' ', null, null, '─', '─', null, null, null, ' ', null, null, null, null,
        null, null, null, null, null, null, null, null, null, null
    };

    private final List<Column> columns = new ArrayList<>();
    private final List<String[]> rows = new ArrayList<>();

    public Table text(String header) {
        return column(header, HorizontalAlign.LEFT);
    }

    public Table number(String header) {
        return column(header, HorizontalAlign.RIGHT);
    }

    public void row(String... cells) {
        rows.add(cells);
    }

    @Override
    public String toString() {
        return AsciiTable.getTable(RULE, columns.toArray(Column[]::new), rows.toArray(String[][]::new))
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    private Table column(String header, HorizontalAlign align) {
        columns.add(
                new Column().header(header).headerAlign(align).dataAlign(align).maxWidth(200));
        return this;
    }
}
