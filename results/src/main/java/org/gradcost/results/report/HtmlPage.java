package org.gradcost.results.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.results.compare.EnvironmentFacts;
import org.gradcost.results.format.Escape;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.format.Templates;
import org.gradcost.results.report.figure.AxisUnits;
import org.gradcost.results.report.figure.Chart;
import org.gradcost.results.report.figure.Style;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.Boundary;
import org.gradcost.results.summary.Precision;
import org.gradcost.results.summary.Series;
import org.gradcost.results.summary.SummaryRow;

/**
 * The page {@code report.html}. Its content security policy allows only the two scripts, by their hashes, and no address: no
 * other script can run in it, and nothing is fetched.
 */
final class HtmlPage {
    private static final String ECHARTS = "META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

    /**
     * The number of rows up to which a table is shown whole. It is well above the number that a scrolling table has room for, so
     * that no table scrolls by a few pixels only.
     */
    private static final int WHOLE = 24;

    private HtmlPage() {}

    static String of(ReportData data, Tables tables, List<Methods.Paragraph> methods) {
        String echarts = Templates.ofAnyJar(ECHARTS);
        String script = Templates.resource(HtmlPage.class, "page.js");
        List<Map<String, Object>> families = new ArrayList<>();
        List<Object> charts = new ArrayList<>();
        families(data, families, charts);
        Map<String, Object> context = new HashMap<>();
        context.put(
                "policy",
                "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src '" + hash(echarts) + "' '"
                        + hash(script) + "'");
        context.put("question", data.subject().question());
        context.put("style", Templates.resource(HtmlPage.class, "page.css"));
        context.put("answer", Headline.of(data));
        context.put("extrapolated", data.rows().stream().anyMatch(SummaryRow::extrapolated));
        List<Map<String, Object>> first = new ArrayList<>();
        table(
                first,
                "stars",
                "Where reverse overtakes: n*",
                "n*: the number of inputs from which reverse mode is faster"
                        + (tables.knowsAStar() ? ", with its 95 % interval" : "") + ". "
                        + (tables.hasBest()
                                ? "Best: the best reverse mode against the best forward mode; a single mode: "
                                : "A mode is compared ")
                        + "against the best forward mode of its kind. A linked number leads to its comparison.",
                tables.stars());
        table(first, "overheads", "Overhead at the largest n", rowsOf("data/summary.csv"), tables.overheads());
        Leaders leaders = new Leaders(data);
        table(
                first,
                "libraries",
                leaders.own() + " and other libraries",
                "The fastest engine of each, by overhead, then how many times as long that of the others takes: in parentheses"
                        + " unless their intervals are known to be apart.",
                leaders.byLibrary());
        table(first, "kinds", "The fastest of each kind", rowsOf("data/summary.csv"), leaders.byKind());
        context.put("tables", first);
        context.put("families", families);
        context.put(
                "leaders",
                leaders.map()
                        .map(map -> leaders(data, leaders, add(charts, map)))
                        .orElse(null));
        context.put(
                "boundaries",
                data.boundaries().stream().map(Boundary::statement).toList());
        context.put(
                "map",
                JacobianMap.all(data).values().stream()
                        .map(map -> add(charts, chart("map", map, AxisUnits.NUMBER)))
                        .toList());
        context.put("hasMap", !JacobianMap.all(data).isEmpty());
        List<Map<String, Object>> more = new ArrayList<>();
        table(more, "crossovers", "Every comparison", rowsOf("data/crossovers.csv"), tables.crossovers());
        table(more, "pay-offs", "When preparing pays off", rowsOf("data/summary.csv"), tables.payOffs());
        table(more, "growth", "Growth with n", rowsOf("data/growth.csv"), tables.growth());
        table(
                more,
                "precision",
                "Precision not reached",
                "Overheads whose 95 % interval is wider than "
                        + String.join(" or ", data.targets())
                        + ", the precision that their run aimed for, or comes from fewer than "
                        + Precision.LEAST_ROUNDS
                        + " rounds, with the reason if it is specific to the cell, and about how many more"
                        + " rounds each needs.",
                tables.precision());
        table(more, "cells", "Every cell", rowsOf("data/summary.csv"), CellTable.of(data));
        context.put("more", more);
        context.put("methods", methods);
        context.put("environment", facts(EnvironmentFacts.shared(data.environments())));
        context.put("data", json(charts));
        context.put("echarts", echarts);
        context.put("script", script);
        return Templates.html(HtmlPage.class, "page.html", context);
    }

    /**
     * Returns the section of a chart of the fastest modes, which begins with the sizes at which others are ahead, and ends with
     * the facts that make the comparison fair.
     */
    private static Map<String, Object> leaders(ReportData data, Leaders leaders, Map<String, Object> chart) {
        Map<String, Object> section = new HashMap<>(chart);
        section.put("summary", leaders.summary());
        section.put("ahead", leaders.ahead());
        List<Map<String, Object>> usages = new ArrayList<>();
        table(
                usages,
                "usages",
                "What each mode is made for",
                "As each mode states in its traits. All compute in double precision, and copy the point in and the gradient out.",
                Usages.of(data));
        section.put("usages", usages);
        return section;
    }

    private static void families(ReportData data, List<Map<String, Object>> families, List<Object> charts) {
        Slugs names = new Slugs();
        Charts all = new Charts(data, true);
        data.rows().stream().map(row -> row.cell().family()).distinct().forEach(family -> {
            List<Map<String, Object>> ofFamily = new ArrayList<>();
            for (int m : outputs(data, family)) {
                String title = family + (m == Outputs.GROWING ? "" : Series.shared(m, 1));
                all.of(
                                title,
                                cell -> cell.family().equals(family)
                                        && data.outputs().of(cell) == m)
                        .forEach((kind, chart) -> ofFamily.add(add(charts, chart(kind, chart, chart.scale()))));
            }
            families.add(
                    Map.of("name", family, "id", names.unique("family-" + Slugs.slug(family)), "charts", ofFamily));
        });
    }

    private static List<Integer> outputs(ReportData data, String family) {
        return data.rows().stream()
                .map(SummaryRow::cell)
                .filter(cell -> cell.family().equals(family))
                .map(data.outputs()::of)
                .distinct()
                .sorted()
                .toList();
    }

    private static Map<String, Object> add(List<Object> charts, Map<String, Object> chart) {
        charts.add(chart);
        return Map.of("index", charts.size() - 1, "title", chart.get("title"));
    }

    private static Map<String, Object> chart(String kind, Chart chart, AxisUnits scale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        json.put("title", chart.title());
        json.put("yName", chart.y());
        json.put("x", chart.abscissa());
        json.put("y", chart.ordinate());
        json.put("joined", chart.joined());
        json.put(
                "curves",
                chart.curves().stream().map(curve -> curve(curve, scale)).toList());
        json.put("guides", chart.guides());
        return json;
    }

    private static Map<String, Object> curve(Chart.Curve curve, AxisUnits scale) {
        Map<String, Object> json = new LinkedHashMap<>(look(curve.name(), curve.style()));
        json.put("dashed", curve.dashed());
        json.put(
                "points",
                curve.points().stream()
                        .map(p -> List.of(
                                p.n(), p.value(), p.lo(), p.hi(), p.extrapolated() ? 1 : 0, text(p, scale), p.line()))
                        .toList());
        return json;
    }

    /** Returns a curve's name, and its mark as the polygons that all formats draw. */
    static Map<String, Object> look(String name, Style style) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("colour", style.colour());
        json.put("mark", style.mark().label());
        json.put("outline", style.mark().outlineCorners());
        json.put("cut", style.mark().cutCorners());
        return json;
    }

    /** Returns a point's value and interval, as in the tables. */
    private static String text(Chart.Point point, AxisUnits scale) {
        boolean interval = point.hasInterval();
        Estimate value =
                interval ? new Estimate(point.value(), point.lo(), point.hi()) : Estimate.unknown(point.value());
        return switch (scale) {
            case TIME -> Rounded.time(value) + (interval ? " (" + Rounded.timeInterval(value) + ")" : "");
            case BYTES -> Rounded.bytes(point.value());
            case NUMBER -> Rounded.of(value) + (interval ? " (" + Rounded.interval(value) + ")" : "");
        };
    }

    private static String rowsOf(String file) {
        return "Rows of " + file + "; a linked number leads to the cell that it comes from.";
    }

    /** Adds a table with a sentence about it, unless it is empty. */
    private static void table(
            List<Map<String, Object>> tables, String id, String title, String note, ReportTable grid) {
        if (grid.rows().isEmpty()) {
            return;
        }
        tables.add(Map.of(
                "id",
                id,
                "title",
                title,
                "note",
                note,
                "columns",
                grid.columns(),
                "whole",
                grid.rows().size() <= WHOLE,
                "rows",
                grid.rows().stream().map(row -> row(grid, row)).toList()));
    }

    private static Map<String, Object> row(ReportTable grid, ReportTable.Row row) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (int i = 0; i < row.fields().size(); i++) {
            ReportTable.Field field = row.fields().get(i);
            fields.add(Map.of(
                    "text", field.text(),
                    "key", field.key(),
                    "numeric", grid.columns().get(i).numeric(),
                    "href", field.href(),
                    "linked", !field.href().isEmpty() && !field.href().equals("#" + row.anchor())));
        }
        return Map.of("anchor", row.anchor(), "anchored", !row.anchor().isEmpty(), "fields", fields);
    }

    private static List<Map<String, String>> facts(Map<String, List<String>> facts) {
        List<Map<String, String>> list = new ArrayList<>();
        facts.forEach((name, values) -> list.add(Map.of("name", name, "value", String.join("; ", values))));
        return list;
    }

    private static String json(Object value) {
        try {
            return Escape.json(new ObjectMapper().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of strings and numbers are always JSON", e);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
