package org.gradcost.results.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.gradcost.results.Cell;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.report.ReportTable.Field;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.SummaryRow;

/** The table of all cells. */
final class CellTable {
    static final Field EMPTY = Field.text("");

    private CellTable() {}

    /** Returns the table, which has the rows of {@code data/summary.csv}. */
    static ReportTable of(ReportData data) {
        ReportTable grid = new ReportTable()
                .text("family")
                .text("gates")
                .number("n")
                .number("m")
                .text("mode")
                .number("width");
        List.of(
                        "threads",
                        "time",
                        "95 % interval",
                        "overhead",
                        "95 % interval",
                        "core quiet",
                        "overhead then",
                        "95 % interval",
                        "passes",
                        "recorded gates",
                        "tape",
                        "allocated",
                        "peak memory",
                        "prepare",
                        "error",
                        "line")
                .forEach(grid::number);
        for (SummaryRow row : data.rows()) {
            Cell cell = row.cell();
            int line = data.line(cell);
            String dagger = row.extrapolated() ? "†" : "";
            grid.row(
                    "s" + line,
                    List.of(
                            Field.text(cell.family()),
                            Field.text(cell.gates()),
                            Field.whole(cell.n()),
                            Field.whole(cell.m()),
                            Field.text(cell.variant()),
                            Field.whole(cell.width()),
                            Field.whole(cell.threads()),
                            row.time()
                                    .map(t -> sorted(Rounded.time(t) + dagger, t.value()))
                                    .orElse(EMPTY),
                            row.time()
                                    .filter(Estimate::known)
                                    .map(t -> sorted(Rounded.timeInterval(t), t.lo()))
                                    .orElse(EMPTY),
                            row.overhead()
                                    .map(o -> sorted(Rounded.of(o) + dagger, o.value()))
                                    .orElse(EMPTY),
                            row.overhead()
                                    .filter(Estimate::known)
                                    .map(o -> sorted(Rounded.interval(o), o.lo()))
                                    .orElse(EMPTY),
                            share(row.quiet()),
                            row.overheadQuiet()
                                    .map(o -> sorted(Rounded.of(o) + dagger, o.value()))
                                    .orElse(EMPTY),
                            row.overheadQuiet()
                                    .filter(Estimate::known)
                                    .map(o -> sorted(Rounded.interval(o), o.lo()))
                                    .orElse(EMPTY),
                            whole(row.passes()),
                            whole(row.recordedGates()),
                            bytes(
                                    row.tapeBytes().isPresent()
                                            ? OptionalDouble.of(row.tapeBytes().getAsLong())
                                            : OptionalDouble.empty()),
                            bytes(row.allocBytes()),
                            bytes(row.peakBytes()),
                            row.prepareNs().isPresent()
                                    ? sorted(
                                            Rounded.time(row.prepareNs().getAsDouble(), 2),
                                            row.prepareNs().getAsDouble())
                                    : EMPTY,
                            error(row.gradientError()),
                            Field.whole(line)));
        }
        return grid;
    }

    static Field sorted(String text, double key) {
        return Field.number(text, key, "");
    }

    private static Field whole(OptionalLong value) {
        return value.isPresent() ? Field.whole(value.getAsLong()) : EMPTY;
    }

    private static Field share(OptionalDouble value) {
        return value.isPresent()
                ? sorted(String.format(Locale.ROOT, "%.0f %%", 100 * value.getAsDouble()), value.getAsDouble())
                : EMPTY;
    }

    private static Field bytes(OptionalDouble value) {
        return value.isPresent() ? sorted(Rounded.bytes(value.getAsDouble()), value.getAsDouble()) : EMPTY;
    }

    private static Field error(OptionalDouble value) {
        if (value.isEmpty()) {
            return EMPTY;
        }
        double error = value.getAsDouble();
        return sorted(error == 0 ? "0" : String.format(Locale.ROOT, "%.1e", error), error);
    }
}
