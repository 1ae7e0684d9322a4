package org.gradcost.results.compare;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gradcost.results.format.Escape;

/** A table of ratios as GitHub's Markdown, and as LaTeX for booktabs. */
final class RatiosMarkup {
    private RatiosMarkup() {}

    static String markdown(Ratios ratios) {
        StringBuilder out = new StringBuilder();
        list(out, ratios.sides());
        out.append("\n").append(markdownLine(ratios.headers()));
        out.append(markdownLine(Collections.nCopies(ratios.headers().size(), "---")));
        ratios.rows().forEach(row -> out.append(markdownLine(row)));
        out.append("\n");
        list(out, List.of(ratios.legend()));
        list(out, ratios.notes());
        out.append("\n");
        list(out, ratios.conclusions());
        return out.toString();
    }

    static String latex(Ratios ratios) {
        StringBuilder out = new StringBuilder();
        int columns = ratios.headers().size();
        out.append("% needs \\usepackage{booktabs} and \\usepackage{textcomp}\n\\begin{tabular}{")
                .append("l".repeat(columns))
                .append("}\n\\toprule\n")
                .append(latexLine(ratios.headers()))
                .append("\\midrule\n");
        ratios.rows().forEach(row -> out.append(latexLine(row)));
        out.append("\\bottomrule\n\\end{tabular}\n\n\\medskip\n");
        paragraphs(out, ratios.sides());
        paragraphs(out, List.of(ratios.legend()));
        paragraphs(out, ratios.notes());
        paragraphs(out, ratios.conclusions());
        return out.toString();
    }

    private static void list(StringBuilder out, List<String> items) {
        items.forEach(item -> out.append("- ").append(Escape.markdown(item)).append("\n"));
    }

    private static void paragraphs(StringBuilder out, List<String> texts) {
        texts.forEach(text -> out.append("\\par ")
                .append(Escape.latex(text.replace("→", "to")))
                .append("\n"));
    }

    private static String markdownLine(List<String> fields) {
        return line(fields, Escape::markdown, " | ", "| ", " |\n");
    }

    private static String latexLine(List<String> fields) {
        return line(fields, Escape::latex, " & ", "", " \\\\\n");
    }

    private static String line(
            List<String> fields, UnaryOperator<String> escape, String between, String before, String after) {
        return fields.stream().map(escape).collect(Collectors.joining(between, before, after));
    }
}
