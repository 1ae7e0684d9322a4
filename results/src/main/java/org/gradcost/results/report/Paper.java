package org.gradcost.results.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradcost.results.format.Escape;
import org.gradcost.results.format.Templates;
import org.gradcost.results.report.figure.Chart;
import org.gradcost.results.summary.Boundary;
import org.gradcost.results.summary.Crossover;

/** The file {@code paper.tex}, a paper of two pages that includes the other files and compiles without changes. */
final class Paper {
    /** The number of rows for which a page has room; a longer table is cut off after them. */
    static final int ROWS = 24;

    /** The number of table columns that fit into one column of the page; a wider table spans both. */
    private static final int COLUMNS = 6;

    /** The number of table columns that fit on the page; of a wider table, rows and columns are exchanged. */
    private static final int MOST_COLUMNS = 14;

    private Paper() {}

    /** A figure of the paper: its file without an extension, and how it is included. */
    private record Shown(String file, String command, Chart chart) {}

    /**
     * Adds the paper, and the tables that are shortened for it.
     *
     * @param circuits the charts of each circuit, by the prefix of their files' names
     */
    static void add(Map<String, byte[]> files, ReportData data, Map<String, Map<String, Chart>> circuits) {
        Map<String, Object> context = new HashMap<>();
        Subject subject = data.subject();
        Tables tables = new Tables(data);
        context.put("question", subject.question());
        context.put("answer", latex(Headline.text(Headline.of(data))));
        context.put(
                "crossovers", subject == Subject.GRADIENT && !data.crossovers().isEmpty());
        context.put("hasIntervals", tables.knowsAStar());
        context.put("hasBest", tables.hasBest());
        context.put("several", data.crossovers().size() != 1);
        context.put("ahead", data.crossovers().stream().anyMatch(Crossover.FromSmallest.class::isInstance));
        context.put("behind", data.crossovers().stream().anyMatch(Crossover.NotWithin.class::isInstance));
        context.put("same", data.crossovers().stream().anyMatch(Crossover.Same.class::isInstance));
        context.put("primalIsGradient", subject == Subject.SECOND_DERIVATIVE);
        context.put(
                "boundaries",
                data.boundaries().stream()
                        .map(Boundary::statement)
                        .map(Paper::latex)
                        .toList());
        if (subject == Subject.OPERATION) {
            context.put("times", excerpt(files, "times", tables.times()));
        } else {
            if (subject == Subject.GRADIENT && !data.crossovers().isEmpty()) {
                context.put("stars", excerpt(files, "stars", tables.stars()));
                context.put("span", tables.stars().columns().size() > COLUMNS ? "*" : "");
            }
            if (!tables.overheads().rows().isEmpty()) {
                context.put("overheads", excerpt(files, "overheads", tables.overheads()));
            }
        }
        List<Map<String, Object>> figures =
                shown(circuits).stream().map(Paper::figure).toList();
        context.put("first", figures.subList(0, Math.min(1, figures.size())));
        context.put("others", figures.subList(Math.min(1, figures.size()), figures.size()));
        context.put("shown", shownFigures(figures).stream().toList());
        files.put("paper.tex", Report.utf8(Templates.latex(Paper.class, "paper.tex", context)));
    }

    /**
     * Returns the paper's description of a table, after adding another form of it if it does not fit on a page: with rows and
     * columns exchanged if there are many columns, and with its first rows only if there are many.
     */
    private static Map<String, Object> excerpt(Map<String, byte[]> files, String name, ReportTable table) {
        boolean isTurned = table.isWide() && table.columns().size() > MOST_COLUMNS;
        ReportTable fitting = isTurned ? table.transposed() : table;
        boolean isShort = fitting.rows().size() <= ROWS;
        String file = isShort && !isTurned ? name : name + "-excerpt";
        if (!isShort || isTurned) {
            files.put("tables/" + file + ".tex", Report.utf8(fitting.first(ROWS).latex()));
        }
        return Map.of(
                "file",
                file,
                "whole",
                name,
                "isShort",
                isShort,
                "rows",
                ROWS,
                "all",
                fitting.rows().size());
    }

    /**
     * Returns two charts, one for each way to include a figure: the first circuit's overhead as PGFPlots, and a map or the
     * circuit's time as PDF.
     */
    private static List<Shown> shown(Map<String, Map<String, Chart>> circuits) {
        List<Shown> shown = new ArrayList<>();
        first(circuits, "overhead").ifPresent(file -> shown.add(drawn(circuits, file, "overhead")));
        first(circuits, "map")
                .map(file -> included(circuits, file, "map"))
                .or(() -> first(circuits, "time").map(file -> included(circuits, file, "time")))
                .ifPresent(shown::add);
        return shown;
    }

    /** Returns a sentence about the figures of the paper; empty if there are none. */
    private static Optional<String> shownFigures(List<Map<String, Object>> figures) {
        List<String> labels = figures.stream()
                .map(figure -> "~\\ref{fig:" + figure.get("label") + "}")
                .toList();
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of((labels.size() == 1
                                ? "Figure" + labels.get(0) + " is one"
                                : "Figures" + String.join(" and", labels) + " are two")
                        + " of those in \\texttt{figures/}.");
    }

    private static Optional<String> first(Map<String, Map<String, Chart>> circuits, String kind) {
        return circuits.entrySet().stream()
                .filter(circuit -> circuit.getValue().containsKey(kind))
                .min(Comparator.comparingInt(
                        circuit -> -circuit.getValue().get(kind).guides().size())) // a map with its tie line, if any
                .map(Map.Entry::getKey);
    }

    private static Shown drawn(Map<String, Map<String, Chart>> circuits, String circuit, String kind) {
        String file = circuit + "-" + kind;
        return new Shown(
                file,
                "\\fitted{\\input{figures/" + file + ".tex}}",
                circuits.get(circuit).get(kind));
    }

    private static Shown included(Map<String, Map<String, Chart>> circuits, String circuit, String kind) {
        String file = circuit + "-" + kind;
        return new Shown(
                file,
                "\\includegraphics[width=\\linewidth]{figures/" + file + ".pdf}",
                circuits.get(circuit).get(kind));
    }

    /** Returns a sentence in LaTeX, with powers as formulas. */
    private static String latex(String sentence) {
        return Escape.latex(sentence).replaceAll("n\\\\textasciicircum\\{}(\\{-})?([0-9.]+)", "\\$n^{$1$2}\\$");
    }

    private static Map<String, Object> figure(Shown shown) {
        Chart chart = shown.chart();
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("command", shown.command());
        figure.put(
                "caption",
                latex(chart.title() + "."
                        + (chart.hasBands() ? " Bands are 95 % intervals." : "")
                        + (chart.hasExtrapolated() ? " Hollow marks are extrapolated." : "")
                        + (chart.note().isEmpty() ? "" : " Grey dashes: " + chart.note() + ".")));
        figure.put("label", shown.file());
        return figure;
    }
}
