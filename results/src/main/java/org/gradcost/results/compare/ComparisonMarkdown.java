package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.gradcost.results.format.Escape;

/** A comparison as GitHub's Markdown. */
final class ComparisonMarkdown {
    private ComparisonMarkdown() {}

    static String of(Comparison comparison) {
        StringBuilder out = new StringBuilder();
        out.append(Escape.markdown(RowText.overall(comparison))).append("\n\n");
        List<String> headers = new ArrayList<>(comparison.columns());
        headers.addAll(RowText.HEADERS);
        out.append(line(headers))
                .append(line(Collections.nCopies(headers.size(), "---")).replace("\\", ""));
        for (Row row : comparison.shown()) {
            List<String> fields = new ArrayList<>(row.key().values());
            fields.addAll(RowText.of(row));
            out.append(line(fields));
        }
        out.append("\n").append(Escape.markdown(RowText.legend(comparison))).append("\n\n");
        list(out, RowText.groups(comparison));
        list(out, RowText.conclusion(comparison));
        list(out, RowText.unpaired(comparison));
        list(out, comparison.notes());
        environment(out, comparison);
        return out.toString().stripTrailing() + "\n";
    }

    private static void environment(StringBuilder out, Comparison comparison) {
        String same = RowText.sameEnvironment(comparison);
        if (!same.isEmpty()) {
            out.append(Escape.markdown(same)).append("\n\n");
        }
        List<EnvironmentLine> others = RowText.otherEnvironment(comparison);
        if (others.isEmpty()) {
            return;
        }
        out.append(line(List.of("", "base", "new", ""))).append("| --- | --- | --- | --- |\n");
        for (EnvironmentLine fact : others) {
            out.append(line(List.of(
                    fact.name(), fact.base().orElse("?"), fact.now().orElse("?"), fact.differs() ? "differs" : "")));
        }
    }

    private static void list(StringBuilder out, List<String> items) {
        items.forEach(item -> out.append("- ").append(Escape.markdown(item)).append("\n"));
        if (!items.isEmpty()) {
            out.append("\n");
        }
    }

    private static String line(List<String> fields) {
        return fields.stream().map(Escape::markdown).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
