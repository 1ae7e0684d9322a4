package org.gradcost.results.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.results.Cell;
import org.gradcost.results.summary.SummaryRow;

/** A map of the fastest mode over (n, m), where there are cells of more than one output. */
final class JacobianMap {
    private JacobianMap() {}

    /** The chart; empty without such cells. Neither the primal nor code by hand takes part. */
    static Optional<Map<String, Object>> of(ReportData data) {
        if (data.rows().stream().allMatch(row -> row.cell().m() == 1)) {
            return Optional.empty();
        }
        SortedMap<String, List<List<Object>>> winners = new TreeMap<>();
        fastest(data)
                .forEach((place, row) -> winners.computeIfAbsent(row.cell().variant(), mode -> new ArrayList<>())
                        .add(List.of(
                                row.cell().n(),
                                row.cell().m(),
                                row.cell().family() + " (" + row.cell().gates() + ")",
                                row.extrapolated() ? 1 : 0,
                                data.line(row.cell()))));
        List<Map<String, Object>> series = new ArrayList<>();
        winners.forEach((mode, points) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", mode);
            one.put("colour", data.style(mode).colour());
            one.put("mark", data.style(mode).mark().name().toLowerCase(Locale.ROOT));
            one.put("points", points);
            series.add(one);
        });
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", "map");
        map.put("title", "The fastest mode over inputs n and outputs m");
        map.put("y", "outputs m");
        map.put("curves", series);
        return Optional.of(map);
    }

    private static SortedMap<String, SummaryRow> fastest(ReportData data) {
        SortedMap<String, SummaryRow> fastest = new TreeMap<>();
        for (SummaryRow row : data.rows()) {
            Cell cell = row.cell();
            boolean races =
                    data.roles().isForward(cell.variant()) || data.roles().isReverse(cell.variant());
            if (races && row.time().isPresent()) {
                String place = String.join("\n", cell.family(), cell.gates(), "" + cell.n(), "" + cell.m());
                fastest.merge(place, row, (a, b) -> time(b) < time(a) ? b : a);
            }
        }
        return fastest;
    }

    private static double time(SummaryRow row) {
        return row.time().orElseThrow().value();
    }
}
