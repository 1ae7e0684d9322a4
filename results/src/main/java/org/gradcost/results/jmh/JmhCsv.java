package org.gradcost.results.jmh;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gradcost.results.BadInputException;
import org.gradcost.results.file.Csv;
import org.gradcost.results.file.CsvLine;

/**
 * Reader of JMH's CSV, with commas, semicolons or tabs. JMH formats its numbers in the locale in which it runs; with a decimal
 * comma, the header of its newer versions shows it ("Score Error (99,9%)").
 */
final class JmhCsv {
    private static final List<String> COLUMNS = List.of("Benchmark", "Mode", "Threads", "Samples", "Score", "Unit");
    private static final String ERROR = "Score Error (99.9%)";
    private static final String ERROR_WITH_COMMA = "Score Error (99,9%)";
    private static final String PARAM = "Param: ";
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final Pattern PERCENTILE = Pattern.compile(".*p\\d+\\.\\d+");

    private static final Pattern WITH_POINT = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:E[-+]?\\d+)?|-?\\d+,\\d{6}");
    private static final Pattern WITH_COMMA = Pattern.compile("-?\\d+(?:,\\d+)?(?:E[-+]?\\d+)?");

    /** The texts that JMH writes for the result of a division by 0. */
    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity", "∞", "-∞");

    private final JmhResults results;
    private final List<CsvLine> lines;
    private final boolean comma;
    private final Set<String> names = new HashSet<>();
    private final Map<String, JmhBytes> allocations = new HashMap<>();

    private JmhCsv(Path file, List<CsvLine> lines) {
        this.results = new JmhResults(file);
        this.lines = lines;
        lines.forEach(line -> names.add(line.text("Benchmark")));
        this.comma = !lines.isEmpty() && lines.get(0).positions().containsKey(ERROR_WITH_COMMA);
    }

    static JmhRun read(Path file, char separator) {
        return new JmhCsv(file, Csv.read(file, separator, (line, columns) -> check(file, line, columns))).run();
    }

    private static void check(Path file, long line, List<String> columns) {
        for (String column : COLUMNS) {
            if (!columns.contains(column)) {
                throw BadInputException.at(file, line, "column " + column + " is missing, as JMH's CSV has it");
            }
        }
        if (!columns.contains(ERROR) && !columns.contains(ERROR_WITH_COMMA)) {
            throw BadInputException.at(file, line, "column " + ERROR + " is missing, as JMH's CSV has it");
        }
    }

    private JmhRun run() {
        for (CsvLine line : lines) {
            if (allocation(line)) {
                allocations.put(identity(line, owner(line)), allocated(line));
            }
        }
        for (CsvLine line : lines) {
            if (!secondary(line) && !allocation(line) && !percentile(line)) {
                results.add(line.number(), () -> result(line));
            }
        }
        return results.run(List.of());
    }

    private JmhResult result(CsvLine line) {
        String benchmark = line.text("Benchmark");
        return new JmhResult(
                benchmark,
                line.text("Mode"),
                threads(line),
                params(line),
                new TreeMap<>(),
                List.of(),
                OptionalInt.empty(),
                new double[0][],
                JmhScore.rounded(
                        JmhUnit.ofTime(line.text("Unit")),
                        number(line, "Score"),
                        number(line, error()),
                        whole(line, "Samples")),
                allocations.getOrDefault(identity(line, benchmark), JmhBytes.NONE));
    }

    private JmhBytes allocated(CsvLine line) {
        return JmhBytes.of(
                JmhScore.number(number(line, "Score")), JmhScore.number(number(line, error())), whole(line, "Samples"));
    }

    private String error() {
        return comma ? ERROR_WITH_COMMA : ERROR;
    }

    /**
     * Returns whether a row {@code A:b} belongs to a benchmark {@code A} of the file: a counter, a profiler's number, or a
     * method.
     */
    private boolean secondary(CsvLine line) {
        return JmhSecondary.of(line.text("Benchmark"), names);
    }

    private static boolean allocation(CsvLine line) {
        return line.text("Benchmark").endsWith(ALLOCATION);
    }

    /** Returns whether a row is a percentile of a benchmark in {@code sample} mode, which has a row per percentile. */
    private static boolean percentile(CsvLine line) {
        return line.text("Benchmark").contains(":")
                && PERCENTILE.matcher(line.text("Benchmark")).matches();
    }

    private static String owner(CsvLine line) {
        String label = line.text("Benchmark");
        return label.substring(0, Math.max(0, label.lastIndexOf(':')));
    }

    /** Returns the parameters; a parameter that a benchmark does not have is blank in its row. */
    private static SortedMap<String, String> params(CsvLine line) {
        SortedMap<String, String> params = new TreeMap<>();
        line.positions().keySet().stream()
                .filter(column -> column.startsWith(PARAM) && !line.text(column).isEmpty())
                .forEach(column -> params.put(column.substring(PARAM.length()), line.text(column)));
        return params;
    }

    private static String identity(CsvLine line, String benchmark) {
        return benchmark + " (" + line.text("Mode") + ", " + line.text("Threads") + " threads) " + params(line);
    }

    private static int threads(CsvLine line) {
        long threads = whole(line, "Threads");
        if (threads < 1 || threads > 1_000_000) {
            throw line.bad("Threads is " + threads + ", must be from 1 to 1000000");
        }
        return (int) threads;
    }

    private static long whole(CsvLine line, String column) {
        String text = line.text(column);
        if (!text.matches("\\d{1,18}")) {
            throw line.bad(column + " is \"" + text + "\", not a whole number");
        }
        return Long.parseLong(text);
    }

    /**
     * Returns a number with a decimal point. JMH uses no thousands separators and writes six decimals: a comma before six digits
     * is a decimal comma, whatever the header indicates.
     */
    private String number(CsvLine line, String column) {
        String text = line.text(column);
        if (!NO_NUMBERS.contains(text)
                && !(comma ? WITH_COMMA : WITH_POINT).matcher(text).matches()) {
            throw line.bad("%s is \"%s\", not a number with a decimal %s as the header has it"
                    .formatted(column, text, comma ? "comma" : "point"));
        }
        return text.replace(',', '.').replace("∞", "Infinity");
    }
}
