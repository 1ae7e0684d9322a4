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
import java.util.Locale;
import java.util.Map;
import org.gradcost.results.compare.EnvironmentFacts;
import org.gradcost.results.compare.Side;
import org.gradcost.results.format.Escape;
import org.gradcost.results.format.Templates;
import org.gradcost.results.report.figure.Chart;
import org.gradcost.results.summary.Boundary;
import org.gradcost.results.summary.SummaryRow;

/**
 * {@code report.html}. Its policy names the two scripts by their hashes and allows no address at all: nothing else can
 * run in it, and nothing is fetched.
 */
final class HtmlPage {
    private static final String ECHARTS = "META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

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
        table(first, "crossovers", "Where reverse overtakes", "data/crossovers.csv", tables.crossovers());
        table(first, "overheads", "Overhead at the largest n", "data/summary.csv", tables.overheads());
        Leaders leaders = new Leaders(data);
        table(first, "kinds", "The fastest of each kind", "data/summary.csv", leaders.byKind());
        context.put("tables", first);
        context.put("families", families);
        context.put("leaders", leaders.map().map(map -> add(charts, map)).orElse(null));
        context.put(
                "boundaries",
                data.boundaries().stream().map(Boundary::statement).toList());
        context.put("map", JacobianMap.of(data).map(map -> add(charts, map)).orElse(null));
        List<Map<String, Object>> more = new ArrayList<>();
        table(more, "pay-offs", "When preparing pays off", "data/summary.csv", tables.payOffs());
        table(more, "growth", "Growth with n", "data/growth.csv", tables.growth());
        table(more, "cells", "Every cell", "data/summary.csv", CellTable.of(data));
        context.put("more", more);
        context.put("methods", methods);
        context.put(
                "environment",
                data.environment().map(e -> facts(EnvironmentFacts.of(e))).orElse(List.of()));
        context.put("data", json(charts));
        context.put("echarts", echarts);
        context.put("script", script);
        return Templates.html(HtmlPage.class, "page.html", context);
    }

    private static void families(ReportData data, List<Map<String, Object>> families, List<Object> charts) {
        Slugs names = new Slugs();
        Charts all = new Charts(data, true);
        data.rows().stream().map(row -> row.cell().family()).distinct().forEach(family -> {
            List<Map<String, Object>> ofFamily = new ArrayList<>();
            all.of(family, cell -> cell.family().equals(family)).forEach((kind, chart) -> {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("kind", kind);
                json.put("title", chart.title());
                json.put("y", chart.y());
                json.put("curves", chart.curves().stream().map(HtmlPage::curve).toList());
                json.put("guides", chart.guides());
                ofFamily.add(add(charts, json));
            });
            families.add(
                    Map.of("name", family, "id", names.unique("family-" + Slugs.slug(family)), "charts", ofFamily));
        });
    }

    private static Map<String, Object> add(List<Object> charts, Map<String, Object> chart) {
        charts.add(chart);
        return Map.of("index", charts.size() - 1, "title", chart.get("title"));
    }

    private static Map<String, Object> curve(Chart.Curve curve) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", curve.name());
        json.put("colour", curve.style().colour());
        json.put("mark", curve.style().mark().name().toLowerCase(Locale.ROOT));
        json.put("dashed", curve.dashed());
        json.put(
                "points",
                curve.points().stream()
                        .map(p -> List.of(p.n(), p.value(), p.lo(), p.hi(), p.extrapolated() ? 1 : 0, p.line()))
                        .toList());
        return json;
    }

    /** A table, unless it is empty. */
    private static void table(
            List<Map<String, Object>> tables, String id, String title, String file, ReportTable grid) {
        if (grid.rows().isEmpty()) {
            return;
        }
        tables.add(Map.of(
                "id", id,
                "title", title,
                "file", file,
                "columns", grid.columns(),
                "rows", grid.rows().stream().map(row -> row(grid, row)).toList()));
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

    private static List<Map<String, String>> facts(Map<String, Side.Fact> facts) {
        List<Map<String, String>> list = new ArrayList<>();
        facts.forEach((name, fact) -> list.add(Map.of("name", name, "value", fact.value())));
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
