package org.gradcost.limits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.terminal.Table;

/** Tables of the rows of {@code limits}: one with a line for each contender, and one with a line for each family. */
public final class LimitsTables {

    private static final int PLACES = 2;

    private LimitsTables() {}

    /**
     * Returns a table with a line for each contender.
     *
     * @param subject header of the families or functions
     * @param unit name of the first contender
     */
    public static Table ofContenders(String subject, String unit, List<LimitsRow> rows) {
        Table table = new Table()
                .text(subject)
                .number("n")
                .text("what")
                .text("contender")
                .number("CPU, ns")
                .number("least")
                .number("wall, ns")
                .number("CPU in " + unit)
                .number("wall in " + unit);
        for (LimitsRow row : rows) {
            table.row(
                    row.family(),
                    String.valueOf(row.n()),
                    row.what(),
                    row.contender(),
                    LimitsFile.whole(row.cpu()),
                    LimitsFile.whole(row.leastCpu()),
                    LimitsFile.whole(row.wall()),
                    ratio(row.ratio()),
                    ratio(row.wallRatio()));
        }
        return table;
    }

    /**
     * Returns a table with a line for each family or function, and a column for the processor time of each contender in units of
     * the first one of its kind, which has no column.
     */
    public static Table ofFamilies(List<LimitsRow> rows) {
        List<LimitsRow> others = withoutUnits(rows);
        Set<String> headers = new LinkedHashSet<>();
        Map<List<String>, Map<String, String>> lines = new LinkedHashMap<>();
        for (LimitsRow row : others) {
            String header = header(row, others);
            headers.add(header);
            lines.computeIfAbsent(List.of(row.family(), String.valueOf(row.n())), line -> new LinkedHashMap<>())
                    .put(header, ratio(row.ratio()));
        }
        Table table = new Table().text("family").number("n");
        headers.forEach(table::number);
        lines.forEach((line, ratios) -> {
            List<String> cells = new ArrayList<>(line);
            headers.forEach(header -> cells.add(ratios.getOrDefault(header, "")));
            table.row(cells.toArray(String[]::new));
        });
        return table;
    }

    private static List<LimitsRow> withoutUnits(List<LimitsRow> rows) {
        Set<List<Object>> kinds = new LinkedHashSet<>();
        return rows.stream()
                .filter(row -> !kinds.add(List.of(row.family(), row.n(), row.what())))
                .toList();
    }

    /** Returns the contender, and what is measured if it is measured in both. */
    private static String header(LimitsRow row, List<LimitsRow> all) {
        boolean single = all.stream()
                .filter(other -> other.contender().equals(row.contender()))
                .allMatch(other -> other.what().equals(row.what()));
        return single ? row.contender() : row.contender() + ", " + row.what();
    }

    /** Returns a ratio with its interval; without one, with the digits that files of earlier versions have. */
    private static String ratio(Estimate ratio) {
        if (ratio.known() || Double.isNaN(ratio.value())) {
            return Rounded.of(ratio) + Rounded.plusMinus(ratio);
        }
        return Rounded.places(ratio.value(), PLACES);
    }
}
