package org.gradcost.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table for a terminal: a header, and aligned columns. On a terminal that is too narrow for it, each row is printed as a list
 * with a line for each of its cells.
 */
public final class Table {

    private static final String GAP = "  ";

    private record Column(String header, boolean isNumber) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<String[]> rows = new ArrayList<>();

    /** Adds a column of words. */
    public Table text(String header) {
        columns.add(new Column(header, false));
        return this;
    }

    /** Adds a column of numbers, which are right-aligned. */
    public Table number(String header) {
        columns.add(new Column(header, true));
        return this;
    }

    /** Adds a row with a cell for each column. */
    public void row(String... cells) {
        rows.add(cells);
    }

    /** Returns the table, formatted for the terminal's width. */
    @Override
    public String toString() {
        return fitting(TerminalWidth.orElse(Integer.MAX_VALUE));
    }

    /** Returns the table in Markdown, however wide it is, each line with its end. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        markdownLine(text, columns.stream().map(Column::header).toArray(String[]::new));
        markdownLine(
                text,
                columns.stream()
                        .map(column -> column.isNumber() ? "--:" : "---")
                        .toArray(String[]::new));
        rows.forEach(cells -> markdownLine(text, cells));
        return text.toString();
    }

    private void markdownLine(StringBuilder text, String... cells) {
        for (int i = 0; i < columns.size(); i++) {
            text.append("| ").append(cell(cells, i).replace("|", "\\|")).append(' ');
        }
        text.append("|\n");
    }

    /** Returns the table if it is at most {@code width} characters wide, and lists otherwise. */
    String fitting(int width) {
        List<String[]> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::header).toArray(String[]::new));
        lines.addAll(rows);
        int[] widths = new int[columns.size()];
        for (String[] line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(cell(line, i)));
            }
        }
        int whole = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) + 1;
        return whole <= width || rows.isEmpty()
                ? lines.stream().map(line -> line(line, widths)).collect(Collectors.joining("\n"))
                : rows.stream().map(this::list).collect(Collectors.joining("\n\n"));
    }

    private String line(String[] cells, int... widths) {
        StringBuilder line = new StringBuilder(" ");
        for (int i = 0; i < widths.length; i++) {
            String cell = cell(cells, i);
            String blanks = " ".repeat(widths[i] - length(cell));
            line.append(i == 0 ? "" : GAP).append(columns.get(i).isNumber() ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }

    private String list(String... cells) {
        int width = columns.stream()
                .mapToInt(column -> length(column.header()))
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String header = columns.get(i).header();
            if (!cell(cells, i).isEmpty()) {
                lines.add(" " + header + " ".repeat(width - length(header)) + GAP + cell(cells, i));
            }
        }
        return String.join("\n", lines);
    }

    private static String cell(String[] cells, int column) {
        return column < cells.length && cells[column] != null ? cells[column] : "";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
