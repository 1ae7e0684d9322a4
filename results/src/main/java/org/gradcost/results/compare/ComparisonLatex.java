package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradcost.results.format.Escape;

/** A comparison as a LaTeX table for booktabs, with explanations as comments and text below. */
final class ComparisonLatex {
    private ComparisonLatex() {}

    static String of(Comparison comparison) {
        List<String> headers = new ArrayList<>(comparison.columns());
        headers.addAll(RowText.HEADERS);
        StringBuilder out = new StringBuilder();
        out.append("% needs \\usepackage{booktabs} and \\usepackage{textcomp}\n");
        out.append("\\begin{tabular}{")
                .append("l".repeat(comparison.columns().size()))
                .append("lrrrcrll}\n");
        out.append("\\toprule\n").append(line(headers)).append("\\midrule\n");
        for (Row row : comparison.shown()) {
            List<String> fields = new ArrayList<>(row.key().values());
            fields.addAll(RowText.of(row));
            out.append(line(fields));
        }
        out.append("\\bottomrule\n\\end{tabular}\n\n\\medskip\n");
        paragraph(out, RowText.overall(comparison));
        paragraph(out, RowText.legend(comparison));
        RowText.groups(comparison).forEach(text -> paragraph(out, text));
        RowText.conclusion(comparison).forEach(text -> paragraph(out, text));
        RowText.unpaired(comparison).forEach(text -> paragraph(out, text));
        comparison.notes().forEach(text -> paragraph(out, text));
        comparison.environment().stream()
                .filter(EnvironmentLine::differs)
                .forEach(fact -> paragraph(
                        out,
                        fact.name() + ": " + fact.base().orElse("?") + " | "
                                + fact.now().orElse("?")));
        return out.toString();
    }

    private static void paragraph(StringBuilder out, String text) {
        out.append("\\par ").append(Escape.latex(text.replace("→", "to"))).append("\n");
    }

    private static String line(List<String> fields) {
        return fields.stream()
                .map(field -> Escape.latex(field.replace("→", "to")))
                .collect(Collectors.joining(" & ", "", " \\\\\n"));
    }
}
