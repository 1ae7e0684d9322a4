package org.gradcost.results.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.results.statistics.Estimate;

/** A comparison as maps and lists, with null for unknown values. */
final class ComparisonJson {
    private ComparisonJson() {}

    static Map<String, Object> of(Comparison comparison) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("base", comparison.base());
        all.put("new", comparison.now());
        all.put("threshold", comparison.options().threshold());
        all.put("confidence", comparison.options().confidence());
        all.put("regression", comparison.regression());
        all.put("alternatives", comparison.alternatives());
        all.put("race", comparison.race());
        all.put(
                "overall",
                comparison
                        .overall()
                        .map(row -> ratio(row.ratio(), row.verdict()))
                        .orElse(null));
        all.put("rows_compared", comparison.rows().size());
        all.put(
                "rows",
                comparison.shown().stream()
                        .map(row -> row("cell", named(comparison.columns(), row.key()), row))
                        .toList());
        all.put(
                "groups",
                comparison.groups().stream()
                        .map(group -> row("group", group.key().toString(), group))
                        .toList());
        all.put("conclusion", RowText.conclusion(comparison));
        all.put("only_base", keys(comparison, comparison.onlyBase()));
        all.put("only_new", keys(comparison, comparison.onlyNew()));
        all.put(
                "environment",
                comparison.environment().stream().map(ComparisonJson::fact).toList());
        all.put("notes", comparison.notes());
        return all;
    }

    private static Map<String, Object> row(String what, Object key, Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(what, key);
        fields.put("cells", row.cells());
        fields.put("quantity", row.quantity().toString());
        fields.put("base", row.baseValue());
        fields.put("new", row.newValue());
        fields.putAll(ratio(row.ratio(), row.verdict()));
        fields.put("p", row.p().isPresent() ? row.p().getAsDouble() : null);
        fields.put("more_forks", row.moreForks().isPresent() ? row.moreForks().getAsInt() : null);
        row.changes().forEach(change -> {
            fields.put("base_" + change.what(), change.base().value());
            fields.put("new_" + change.what(), change.now().value());
        });
        fields.put("regression", row.regression());
        fields.put("reason", row.reason());
        fields.put("extrapolated", row.extrapolated());
        return fields;
    }

    private static Map<String, Object> ratio(Estimate ratio, Verdict verdict) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ratio", ratio.value());
        fields.put("ratio_lo", ratio.known() ? ratio.lo() : null);
        fields.put("ratio_hi", ratio.known() ? ratio.hi() : null);
        fields.put("verdict", verdict.toString());
        return fields;
    }

    private static Map<String, Object> fact(EnvironmentLine line) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", line.name());
        fields.put("base", line.base().orElse(null));
        fields.put("new", line.now().orElse(null));
        fields.put("differs", line.differs());
        return fields;
    }

    private static List<Map<String, Object>> keys(Comparison comparison, List<Key> keys) {
        return keys.stream().map(key -> named(comparison.cellColumns(), key)).toList();
    }

    private static Map<String, Object> named(List<String> columns, Key key) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            named.put(columns.get(i), key.values().get(i));
        }
        return named;
    }
}
