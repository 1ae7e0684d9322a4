package org.gradcost.limits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
     * @throws BadInputException naming file and line, if the file cannot be read or is not one of {@code limits}
     */
    public static List<LimitsRow> read(Path file) {
        return Csv.read(file, ',', (line, header) -> check(file, line, header)).stream()
                .map(LimitsFile::row)
                .toList();
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
                (int) line.number("n", "n"),
                line.text("what"),
                line.text("contender"),
                line.number("cpu_ns", "cpu_ns"),
                line.number("least_cpu_ns", "least_cpu_ns"),
                line.number("wall_ns", "wall_ns"),
                estimate(line, "cpu_ratio"),
                estimate(line, "wall_ratio"));
    }

    private static Estimate estimate(CsvLine line, String column) {
        return new Estimate(optional(line, column), optional(line, column + LO), optional(line, column + HI));
    }

    private static double optional(CsvLine line, String column) {
        return line.positions().containsKey(column) && !line.text(column).isEmpty()
                ? line.number(column, column)
                : Double.NaN;
    }
}
