package org.gradcost.results.jmh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;

/** Writes results as JMH does, in each of its formats: files for tests, of numbers that a test has made up. */
public final class JmhWriter {
    private JmhWriter() {}

    /**
     * A result.
     *
     * @param scores by fork and iteration
     */
    public record Result(
            String benchmark, String mode, int threads, Map<String, String> params, String unit, double[][] scores) {

        int samples() {
            return Arrays.stream(scores).mapToInt(fork -> fork.length).sum();
        }

        double score() {
            return StatUtils.mean(all());
        }

        double error() {
            return samples() < 3
                    ? Double.NaN
                    : new TDistribution(samples() - 1.0).inverseCumulativeProbability(0.9995)
                            * Math.sqrt(StatUtils.variance(all()) / samples());
        }

        private double[] all() {
            return Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray();
        }
    }

    /**
     * CSV.
     *
     * @param separator of fields
     * @param locale of the numbers; null for all digits, as JMH before 1.0 writes them
     * @param quoted whether parameters are in quotation marks
     */
    public static String csv(List<Result> results, char separator, Locale locale, boolean quoted) {
        Set<String> params = params(results);
        List<String> header = new ArrayList<>(
                List.of("Benchmark", "Mode", "Threads", "Samples", "Score", "Score Error (99.9%)", "Unit"));
        params.forEach(param -> header.add("Param: " + param));
        StringBuilder out = new StringBuilder(
                header.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining("" + separator)) + "\n");
        for (Result result : results) {
            line(out, result, "", result.samples(), result.score(), result.error(), separator, locale, quoted, params);
            if (result.mode().equals("sample")) {
                String method = result.benchmark().substring(result.benchmark().lastIndexOf('.') + 1);
                for (String percentile : List.of("0.00", "0.50", "0.999", "1.00")) {
                    line(
                            out,
                            result,
                            ":" + method + "·p" + percentile,
                            1,
                            result.score(),
                            Double.NaN,
                            separator,
                            locale,
                            quoted,
                            params);
                }
            }
        }
        return out.toString();
    }

    private static void line(
            StringBuilder out,
            Result result,
            String label,
            int samples,
            double score,
            double error,
            char separator,
            Locale locale,
            boolean quoted,
            Collection<String> params) {
        List<String> fields = new ArrayList<>(List.of(
                "\"" + result.benchmark() + label + "\"",
                "\"" + result.mode() + "\"",
                String.valueOf(result.threads()),
                String.valueOf(samples),
                number(score, separator, locale),
                number(error, separator, locale),
                "\"" + result.unit() + "\""));
        for (String param : params) {
            String value = result.params().getOrDefault(param, "");
            boolean special = value.indexOf(separator) >= 0 || value.contains(" ") || value.contains("\"");
            fields.add(quoted || special ? "\"" + value.replace("\"", "\"\"") + "\"" : value);
        }
        out.append(String.join("" + separator, fields)).append("\n");
    }

    private static String number(double value, char separator, Locale locale) {
        String text = Double.isNaN(value)
                ? "NaN"
                : locale == null ? String.valueOf(value) : String.format(locale, "%.6f", value);
        return text.indexOf(separator) >= 0 ? "\"" + text + "\"" : text;
    }

    /**
     * JSON.
     *
     * @param histogram whether samples are a histogram, as in sample mode
     */
    public static String json(List<Result> results, List<String> jvmArgs, boolean histogram) {
        return results.stream()
                .map(result -> entry(result, jvmArgs, histogram))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n\n"));
    }

    private static String entry(Result result, List<String> jvmArgs, boolean histogram) {
        String params = result.params().isEmpty()
                ? ""
                : result.params().entrySet().stream()
                        .map(param -> text(param.getKey()) + " : " + text(param.getValue()))
                        .collect(Collectors.joining(", ", "        \"params\" : { ", " },\n"));
        String raw = Arrays.stream(result.scores())
                .map(fork -> Arrays.stream(fork)
                        .mapToObj(score -> histogram ? "[ [ " + score + ", 1 ] ]" : String.valueOf(score))
                        .collect(Collectors.joining(", ", "[ ", " ]")))
                .collect(Collectors.joining(", ", "[ ", " ]"));
        String error = Double.isNaN(result.error()) ? "\"NaN\"" : String.valueOf(result.error());
        String secondary = result.mode().equals("sample")
                ? "\"run·p0.50\" : { \"score\" : 1.0, \"scoreError\" : \"NaN\", \"scoreConfidence\" : [ \"NaN\", \"NaN\" ],"
                        + " \"scoreUnit\" : " + text(result.unit()) + ", \"rawData\" : [ [ 1.0 ] ] }"
                : "";
        return """
                    {
                        "jmhVersion" : "1.37",
                        "benchmark" : %s,
                        "mode" : %s,
                        "threads" : %d,
                        "forks" : %d,
                        "jvm" : "D:\\\\jdk\\\\bin\\\\java.exe",
                        "jvmArgs" : [%s],
                        "jdkVersion" : "17.0.8",
                        "vmName" : "OpenJDK 64-Bit Server VM",
                        "vmVersion" : "17.0.8+9",
                        "warmupIterations" : 1,
                        "warmupTime" : "1 s",
                        "measurementTime" : "1 s",
                %s        "primaryMetric" : {
                            "score" : %s,
                            "scoreError" : %s,
                            "scoreConfidence" : [ -1.0, "NaN" ],
                            "scorePercentiles" : { "0.0" : 1.0, "100.0" : 1E400 },
                            "scoreUnit" : %s,
                            "%s" : %s
                        },
                        "secondaryMetrics" : { %s }
                    }""".formatted(
                        text(result.benchmark()),
                        text(result.mode()),
                        result.threads(),
                        result.scores().length,
                        jvmArgs.stream().map(JmhWriter::text).collect(Collectors.joining(", ")),
                        params,
                        result.score(),
                        error,
                        text(result.unit()),
                        histogram ? "rawDataHistogram" : "rawData",
                        raw,
                        secondary);
    }

    private static String text(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** The table that is printed at the end of a run. */
    public static String table(List<Result> results, Locale locale) {
        List<String> headers = new ArrayList<>(List.of("Benchmark"));
        Set<String> params = params(results);
        params.forEach(param -> headers.add("(" + param + ")"));
        headers.addAll(List.of("Mode", "Cnt", "Score", "", "Error", "Units"));
        List<List<String>> rows = new ArrayList<>(List.of(headers));
        for (Result result : results) {
            List<String> row = new ArrayList<>(List.of(result.benchmark()));
            params.forEach(param -> row.add(result.params().getOrDefault(param, "N/A")));
            boolean error = !Double.isNaN(result.error());
            row.addAll(List.of(
                    result.mode(),
                    result.samples() > 1 ? String.valueOf(result.samples()) : "",
                    String.format(locale, "%.3f", result.score()),
                    error ? "±" : "",
                    error ? String.format(locale, "%.3f", result.error()) : "",
                    result.unit()));
            rows.add(row);
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream()
                        .mapToInt(other -> other.get(column).length())
                        .max()
                        .orElseThrow();
                boolean mark = i == headers.size() - 3;
                out.append(i == 0 ? "" : mark ? " " : "  ")
                        .append(" ".repeat(i == 0 ? 0 : width - row.get(i).length()))
                        .append(row.get(i))
                        .append(" ".repeat(i == 0 ? width - row.get(i).length() : 0));
            }
            out.append("\n");
        }
        return out.toString();
    }

    private static Set<String> params(List<Result> results) {
        Set<String> params = new TreeSet<>();
        results.forEach(result -> params.addAll(result.params().keySet()));
        return params;
    }
}
