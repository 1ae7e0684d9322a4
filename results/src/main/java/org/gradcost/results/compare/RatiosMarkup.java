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
        ratios.sides()
                .forEach(side -> out.append("- ").append(Escape.markdown(side)).append("\n"));
        out.append("\n").append(markdownLine(ratios.headers()));
        out.append(markdownLine(Collections.nCopies(ratios.headers().size(), "---")));
        ratios.rows().forEach(row -> out.append(markdownLine(row)));
        out.append("\n");
        ratios.notes()
                .forEach(note -> out.append("- ").append(Escape.markdown(note)).append("\n"));
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
        ratios.sides()
                .forEach(side -> out.append("\\par ").append(Escape.latex(side)).append("\n"));
        ratios.notes()
                .forEach(note -> out.append("\\par ").append(Escape.latex(note)).append("\n"));
        return out.toString();
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
