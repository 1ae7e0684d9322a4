package org.gradcost.results.report;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.results.format.Templates;
import org.gradcost.results.report.figure.Chart;

/** {@code paper.tex}: a skeleton that uses what is beside it, and compiles as it is. */
final class Paper {
    private Paper() {}

    static String of(ReportData data, Map<String, Map<String, Chart>> circuits) {
        Map<String, Object> context = new HashMap<>();
        context.put("question", data.subject().question());
        context.put("gradient", data.subject() == Subject.GRADIENT);
        context.put("answer", Headline.text(Headline.of(data)));
        context.put("crossovers", !data.crossovers().isEmpty());
        context.put("figures", figures(circuits));
        return Templates.latex(Paper.class, "paper.tex", context);
    }

    /** The first circuit's overhead by PGFPlots and its time as PDF, as one of each shows how. */
    private static List<Map<String, Object>> figures(Map<String, Map<String, Chart>> circuits) {
        return circuits.entrySet().stream()
                .filter(circuit -> circuit.getValue().containsKey("overhead"))
                .limit(1)
                .flatMap(circuit -> List.of(
                        figure(circuit, "overhead", "\\input{figures/%s.tex}"),
                        figure(circuit, "time", "\\includegraphics[width=\\linewidth]{figures/%s.pdf}"))
                        .stream())
                .toList();
    }

    private static Map<String, Object> figure(
            Map.Entry<String, Map<String, Chart>> circuit, String kind, String command) {
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("command", command.formatted(circuit.getKey() + "-" + kind));
        figure.put("caption", circuit.getValue().get(kind).title());
        figure.put("bounds", !circuit.getValue().get(kind).guides().isEmpty());
        figure.put("label", circuit.getKey() + "-" + kind);
        return figure;
    }
}
