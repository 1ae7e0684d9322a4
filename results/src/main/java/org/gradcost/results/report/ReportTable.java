package org.gradcost.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradcost.results.format.Escape;

/** A table, for the page, for Markdown, and for LaTeX with booktabs and siunitx. */
final class ReportTable {
    private static final Pattern UNIT = Pattern.compile("(\\d[\\d.]*) (ns|µs|ms|s|B|KiB|MiB|GiB|TiB)");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.]*");

    /**
     * A field.
     *
     * @param href anchor on the page that a number comes from; empty for text
     * @param key sort key on the page: full precision if the text is rounded
     */
    record Field(String text, String href, String key) {
        static Field text(String text) {
            return new Field(text, "", text);
        }

        static Field number(String text, double value, String href) {
            return new Field(text, href, String.valueOf(value));
        }

        static Field whole(long value) {
            return new Field(String.valueOf(value), "", String.valueOf(value));
        }
    }

    /** A column; numbers are right-aligned. */
    record Column(String header, boolean numeric) {}

    /** A row; a row of the data has an anchor. */
    record Row(String anchor, List<Field> fields) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    ReportTable text(String header) {
        columns.add(new Column(header, false));
        return this;
    }

    ReportTable number(String header) {
        columns.add(new Column(header, true));
        return this;
    }

    void row(String anchor, List<Field> fields) {
        rows.add(new Row(anchor, List.copyOf(fields)));
    }

    List<Column> columns() {
        return columns;
    }

    List<Row> rows() {
        return rows;
    }

    /** Returns the table with only its first rows. */
    ReportTable first(int count) {
        ReportTable shorter = new ReportTable();
        shorter.columns.addAll(columns);
        shorter.rows.addAll(rows.subList(0, Math.min(count, rows.size())));
        return shorter;
    }

    /** Returns the table with rows and columns exchanged; the headers become the first column. */
    ReportTable transposed() {
        ReportTable turned = new ReportTable().text(columns.get(0).header());
        rows.forEach(row -> turned.number(row.fields().get(0).text()));
        for (int i = 1; i < columns.size(); i++) {
            int column = i;
            List<Field> fields =
                    new ArrayList<>(List.of(Field.text(columns.get(i).header())));
            rows.forEach(row -> fields.add(row.fields().get(column)));
            turned.row("", fields);
        }
        return turned;
    }

    /** Returns whether the table has more columns than rows. */
    boolean isWide() {
        return columns.size() > rows.size();
    }

    String markdown() {
        StringBuilder out = new StringBuilder();
        out.append(columns.stream()
                .map(c -> Escape.markdown(c.header()))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        out.append(columns.stream()
                .map(c -> c.numeric() ? "--:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        for (Row row : rows) {
            out.append(row.fields().stream()
                    .map(field -> Escape.markdown(field.text()))
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
        }
        return out.toString();
    }

    String latex() {
        StringBuilder out = new StringBuilder("% needs \\usepackage{booktabs,siunitx,textcomp}\n\\begin{tabular}{");
        columns.forEach(column -> out.append(column.numeric() ? "r" : "l"));
        out.append("}\n\\toprule\n")
                .append(columns.stream().map(c -> header(c.header())).collect(Collectors.joining(" & ")))
                .append(" \\\\\n\\midrule\n");
        for (Row row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                String text = row.fields().get(i).text();
                out.append(i == 0 ? "" : " & ").append(columns.get(i).numeric() ? quantity(text) : Escape.latex(text));
            }
            out.append(" \\\\\n");
        }
        return out.append("\\bottomrule\n\\end{tabular}\n").toString();
    }

    private static String header(String text) {
        return text.equals("n*") ? "$n^*$" : Escape.latex(text);
    }

    /** Returns a number with its unit in siunitx's macros. */
    private static String quantity(String text) {
        Matcher unit = UNIT.matcher(text);
        if (unit.matches()) {
            return "\\SI{" + unit.group(1) + "}{" + symbol(unit.group(2)) + "}";
        }
        StringBuilder out = new StringBuilder();
        Matcher number = NUMBER.matcher(text);
        int end = 0;
        while (number.find()) {
            out.append(Escape.latex(text.substring(end, number.start())))
                    .append("\\num{")
                    .append(number.group())
                    .append("}");
            end = number.end();
        }
        return out.append(Escape.latex(text.substring(end))).toString();
    }

    private static String symbol(String unit) {
        return switch (unit) {
            case "ns" -> "\\nano\\second";
            case "µs" -> "\\micro\\second";
            case "ms" -> "\\milli\\second";
            case "s" -> "\\second";
            default -> unit;
        };
    }
}
