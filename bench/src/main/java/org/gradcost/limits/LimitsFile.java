package org.gradcost.limits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gradcost.results.BadInputException;
import org.gradcost.results.file.Csv;
import org.gradcost.results.file.CsvLine;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.statistics.Estimate;

/** Reader and writer of the rows of {@code limits} as CSV. Files of earlier versions have no intervals. */
public final class LimitsFile {

    private static final int DIGITS = 4;

    private static final List<String> COLUMNS = List.of(
            "family",
            "n",
            "what",
            "contender",
            "cpu_ns",
            "least_cpu_ns",
            "wall_ns",
            "cpu_ratio",
            "cpu_ratio_lo",
            "cpu_ratio_hi",
            "wall_ratio",
            "wall_ratio_lo",
            "wall_ratio_hi");

    /** The columns that together identify a row. */
    private static final List<String> KEY = List.of("family", "n", "what", "contender");

    /** The columns that together identify the rows with a common unit. */
    private static final List<String> KIND = KEY.subList(0, 3);

    private static final String LO = "_lo";
    private static final String HI = "_hi";

    private LimitsFile() {}

    /** Returns rows as the bytes of a file. */
    public static byte[] encode(List<LimitsRow> rows) {
        List<List<String>> records = new ArrayList<>(List.of(COLUMNS));
        for (LimitsRow row : rows) {
            records.add(List.of(
                    row.family(),
                    String.valueOf(row.n()),
                    row.what(),
                    row.contender(),
                    whole(row.cpu()),
                    whole(row.leastCpu()),
                    whole(row.wall()),
                    digits(row.ratio().value()),
                    digits(row.ratio().lo()),
                    digits(row.ratio().hi()),
                    digits(row.wallRatio().value()),
                    digits(row.wallRatio().lo()),
                    digits(row.wallRatio().hi())));
        }
        return Csv.encode(records);
    }

    /** Returns a time without a fraction. */
    static String whole(double nanoseconds) {
        return String.format(Locale.ROOT, "%.0f", nanoseconds);
    }

    private static String digits(double ratio) {
        return Double.isNaN(ratio) ? "" : Rounded.digits(ratio, DIGITS);
    }

    /**
     * Returns the rows of a file.
     *
     * @throws BadInputException naming file and line, if the file cannot be read, is not one of {@code limits} or contains no
     *     rows, or a row is repeated or out of range
     */
    public static List<LimitsRow> read(Path file) {
        return read(file, false);
    }

    /**
     * Returns the rows of a file in which the unit of each kind of measurement comes first, as they are written.
     *
     * @throws BadInputException as {@link #read(Path)}, or if the ratio of a unit is not 1, because its row is missing
     */
    public static List<LimitsRow> readWithUnits(Path file) {
        return read(file, true);
    }

    private static List<LimitsRow> read(Path file, boolean unitsFirst) {
        Map<List<String>, Long> lines = new HashMap<>();
        Set<List<String>> kinds = new HashSet<>();
        List<LimitsRow> rows = new ArrayList<>();
        for (CsvLine line : Csv.read(file, ',', (number, header) -> check(file, number, header))) {
            List<String> key = KEY.stream().map(line::text).toList();
            Long before = lines.putIfAbsent(key, line.number());
            if (before != null) {
                throw line.bad(String.join(", ", key) + " is also in line " + before + ", must be there once");
            }
            LimitsRow row = row(line);
            if (kinds.add(KIND.stream().map(line::text).toList()) && unitsFirst && !row.isUnit()) {
                throw line.bad("the row of the unit is missing before " + String.join(", ", key) + ": cpu_ratio is "
                        + line.text("cpu_ratio") + ", must be 1 in the first row of its family, n and what");
            }
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw new BadInputException(file + ": contains no rows, must contain at least one below the header");
        }
        return rows;
    }

    private static void check(Path file, long line, List<String> header) {
        for (String column : COLUMNS) {
            if (!header.contains(column) && !column.endsWith(LO) && !column.endsWith(HI)) {
                throw BadInputException.at(
                        file,
                        line,
                        "column %s is missing, the header must be %s".formatted(column, String.join(",", COLUMNS)));
            }
        }
    }

    private static LimitsRow row(CsvLine line) {
        return new LimitsRow(
                line.text("family"),
                size(line),
                what(line),
                line.text("contender"),
                positive(line, "cpu_ns"),
                positive(line, "least_cpu_ns"),
                positive(line, "wall_ns"),
                estimate(line, "cpu_ratio"),
                estimate(line, "wall_ratio"));
    }

    private static String what(CsvLine line) {
        String what = line.text("what");
        if (TimedKernel.KINDS.contains(what)) {
            return what;
        }
        throw line.bad("what is \"" + what + "\", must be one of " + String.join(", ", TimedKernel.KINDS));
    }

    private static int size(CsvLine line) {
        double n = line.number("n", "n");
        if (n >= 1 && n <= Integer.MAX_VALUE && n == Math.rint(n)) {
            return (int) n;
        }
        throw line.bad("n is %s, must be a whole number from 1".formatted(line.text("n")));
    }

    /** Returns a time or a ratio, which a clock that did not advance may have made zero or left unknown. */
    private static double positive(CsvLine line, String column) {
        double number = line.number(column, column);
        if (number < 0 || Double.isInfinite(number)) {
            throw line.bad("%s is %s, must be a finite number from 0".formatted(column, line.text(column)));
        }
        return number;
    }

    private static Estimate estimate(CsvLine line, String column) {
        Estimate ratio = new Estimate(optional(line, column), optional(line, column + LO), optional(line, column + HI));
        if (ratio.lo() > ratio.value() || ratio.value() > ratio.hi()) {
            throw line.bad("%s is %s, must be between %s%s and %s%s"
                    .formatted(column, line.text(column), column, LO, column, HI));
        }
        return ratio;
    }

    private static double optional(CsvLine line, String column) {
        return line.positions().containsKey(column) && !line.text(column).isEmpty()
                ? positive(line, column)
                : Double.NaN;
    }
}
