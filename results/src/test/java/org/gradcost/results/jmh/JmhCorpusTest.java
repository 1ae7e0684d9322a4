package org.gradcost.results.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.gradcost.results.jmh.JmhWriter.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files like those that public projects keep: each has the format, columns, units and peculiarities of the one at its address,
 * and numbers of a generator.
 */
class JmhCorpusTest {
    private static final long SEED = 2024;
    private static final Locale POINT = Locale.ROOT;
    private static final Locale COMMA = Locale.GERMANY;

    @TempDir
    Path folder;

    /**
     * A public file.
     *
     * @param address where it is
     * @param like what is peculiar to it
     * @param modes of its results
     * @param params with their values; an empty value is a parameter that some benchmarks do not have
     * @param forks and iterations of each
     * @param scale of its scores, about
     * @param format writes results as that file has them
     */
    record Source(
            String address,
            String like,
            List<String> modes,
            String unit,
            Map<String, List<String>> params,
            int forks,
            int iterations,
            double scale,
            Function<List<Result>, String> format) {
        @Override
        public String toString() {
            return like;
        }
    }

    static List<Source> sources() {
        List<String> flags = List.of("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "-Xmx8g", "-XX:+UseZGC");
        return List.of(
                new Source(
                        "https://github.com/lmdbjava/benchmarks/blob/bc41d4cf3afdee108256d2f3f301c0c278e5d47d/results/20160710/out-1.csv",
                        "CSV of sample mode, unquoted parameters, blank where a benchmark has none",
                        List.of("sample"),
                        "ms/op",
                        Map.of("intKey", List.of("true"), "sync", List.of("", "true"), "num", List.of("1000000")),
                        1,
                        75,
                        124,
                        all -> JmhWriter.csv(all, ',', POINT, false)),
                new Source(
                        "https://github.com/biboudis/streamalg/blob/6fa1511e24d748ad7860e528f7fe47d234e40cac/jmh-result.csv",
                        "CSV of an old JMH: scores in full precision, no parameters",
                        List.of("avgt"),
                        "ms/op",
                        Map.of(),
                        2,
                        10,
                        44,
                        all -> JmhWriter.csv(all, ',', null, true)),
                new Source(
                        "https://github.com/gpanther/benchmark-arraycopy/blob/084330085c39bbd6e21404aa2ed3f245b3b5f180/jmh-result.csv",
                        "CSV of throughputs over four orders of magnitude",
                        List.of("thrpt"),
                        "ops/s",
                        Map.of("arraySizeInKb", List.of("1", "10", "1000", "10000")),
                        9,
                        10,
                        2.9e6,
                        all -> JmhWriter.csv(all, ',', POINT, false)),
                new Source(
                        "https://github.com/mzezulka/pssql-listen-notify-perftests/blob/74c6681cc24d4642c6fcc215688ab66be4da339e/jmh-result.csv",
                        "CSV in seconds, with errors as large as the scores",
                        List.of("avgt"),
                        "s/op",
                        Map.of(),
                        1,
                        10,
                        0.2,
                        all -> JmhWriter.csv(all, ',', POINT, true)),
                new Source(
                        "https://github.com/clij/clij-benchmarking-jmh/blob/d7220bb8371ed7ef4175fc4c930b0003ffbecd62/jmh-result.csv",
                        "CSV of large times in nanoseconds",
                        List.of("avgt"),
                        "ns/op",
                        Map.of("size", List.of("4096")),
                        1,
                        10,
                        3.5e8,
                        all -> JmhWriter.csv(all, ',', POINT, false)),
                new Source(
                        "https://github.com/optimatika/ojAlgo-linear-algebra-benchmark/blob/15feb64adbb4694167f0872f1f3a2d92b11d8f2e/jmh-result.csv",
                        "CSV in operations a minute, three samples, a number and a name as parameters",
                        List.of("thrpt"),
                        "ops/min",
                        Map.of("dim", List.of("10", "16", "1000"), "lib", List.of("ACM", "EJML", "ojAlgo")),
                        1,
                        3,
                        1.4e7,
                        all -> JmhWriter.csv(all, ',', POINT, false)),
                new Source(
                        "https://github.com/vkhodygo/csv-parsers-comparison/blob/2b2c8d3ec043fe8a4730e3169c73196da246fcf3/jmh.csv",
                        "CSV with all parameters in quotation marks and full precision",
                        List.of("avgt"),
                        "us/op",
                        Map.of(
                                "inputFile",
                                List.of("cities, and more.txt"),
                                "nbRows",
                                List.of("10", "1000000"),
                                "quoted",
                                List.of("true", "false")),
                        5,
                        10,
                        41,
                        all -> JmhWriter.csv(all, ',', null, true)),
                new Source(
                        "https://github.com/k-boyle/Oktane/blob/a7cd6623f88339a528cc1104813a855f4b4536dd/jmh-result.csv",
                        "CSV of a few nanoseconds",
                        List.of("avgt"),
                        "ns/op",
                        Map.of(),
                        1,
                        5,
                        2.8,
                        all -> JmhWriter.csv(all, ',', POINT, true)),
                new Source(
                        "https://github.com/consysT-project/consysT-code/blob/1d106fc3ffbe0e42d71b9f06f752f231f8e957ff/jmh-result.scsv",
                        "CSV with semicolons and decimal commas under a header with a point, percentiles as rows",
                        List.of("sample"),
                        "ms/op",
                        Map.of(
                                "changeBeforeGet",
                                List.of("0", "5"),
                                "level",
                                List.of("weak", "strong"),
                                "sizeParam",
                                List.of("100", "2500")),
                        1,
                        40,
                        34,
                        all -> JmhWriter.csv(all, ';', COMMA, false)),
                new Source(
                        "https://github.com/casbin/jcasbin/blob/0b7774d901d9f560c0fd8e8b03bf8d7ee9e5ff63/jmh-result.json",
                        "JSON of one fork of three iterations, negative confidence, a Windows path",
                        List.of("thrpt"),
                        "ops/ms",
                        Map.of("dataScale", List.of("small", "medium"), "useCache", List.of("true", "false")),
                        1,
                        3,
                        20,
                        all -> JmhWriter.json(all, List.of(), false)),
                new Source(
                        "https://github.com/vietj/pg-client-concurrency-benchmark/blob/1fba64a871553936dd794026a2fb039c921862ee/jmh-result.json",
                        "JSON of sample mode in seconds: histograms, percentiles, parameters with addresses and spaces",
                        List.of("sample"),
                        "s/op",
                        Map.of(
                                "connectUri",
                                List.of("postgres://a:b@localhost:5432/c"),
                                "sql",
                                List.of("SELECT NOW()")),
                        2,
                        5,
                        3.7,
                        all -> JmhWriter.json(all, List.of(), true)),
                new Source(
                        "https://github.com/chrisgleissner/java-benchmarks/blob/4057b77dbec0da70da3cb904581ba5934e297f65/jmh-result.json",
                        "JSON without parameters",
                        List.of("avgt"),
                        "ns/op",
                        Map.of(),
                        1,
                        10,
                        276,
                        all -> JmhWriter.json(all, List.of("-Xms4g", "-Xmx4g"), false)),
                new Source(
                        "https://github.com/kamilkloch/fs2-benchmark/blob/888abafe84e80afabb14ba01fad504e5c7426b90/jmh-result.json",
                        "JSON of five forks with many arguments of the JVM",
                        List.of("thrpt"),
                        "ops/s",
                        Map.of(),
                        5,
                        5,
                        335,
                        all -> JmhWriter.json(all, flags, false)),
                new Source(
                        "https://github.com/Netflix/hollow/blob/6d75aa9a54c1af4c903b8d6cbcae0d5eea65f3a9/jmh-result.json",
                        "JSON of two modes of the same benchmarks, five parameters",
                        List.of("thrpt", "avgt"),
                        "ms/op",
                        Map.of(
                                "countStrings",
                                List.of("500"),
                                "countStringsDb",
                                List.of("100000"),
                                "deltaChanges",
                                List.of("2000"),
                                "maxStringLength",
                                List.of("5", "25", "1000"),
                                "shardSizeMBs",
                                List.of("1")),
                        1,
                        3,
                        0.02,
                        all -> JmhWriter.json(all, List.of("-Djmh.ignoreLock=true"), false)),
                new Source(
                        "https://github.com/sirixdb/sirix/blob/4a10c8e13cba73d3365c6128138890622f3ea567/jmh-result.text",
                        "table without parameters",
                        List.of("avgt"),
                        "ns/op",
                        Map.of(),
                        1,
                        5,
                        31,
                        all -> JmhWriter.table(all, POINT)),
                new Source(
                        "https://github.com/logzio/sawmill/blob/6e3dbaf61d68a1230edcaa1123dc3f9dd1e40b49/jmh-result.text",
                        "table whose parameters are paths and texts with spaces, commas and brackets",
                        List.of("thrpt"),
                        "ops/s",
                        Map.of(
                                "docsPath",
                                List.of("/Users/x/Documents/logs"),
                                "pipelineConfig",
                                List.of("id : 1, name : p, processors: [{a:b, c:d}]")),
                        1,
                        10,
                        2.7e6,
                        all -> JmhWriter.table(all, POINT)),
                new Source(
                        "https://github.com/malakaganga/jmh-gc-csl/blob/50450aab3ee3621242916a670874daf29778cfb4/jmh-result.text",
                        "table of classes with different parameters, and of a profiler's rows without numbers",
                        List.of("thrpt"),
                        "ops/us",
                        Map.of("element", List.of("", "250"), "size", List.of("", "100")),
                        2,
                        10,
                        17,
                        all -> JmhWriter.table(all, POINT) + all.get(0).benchmark() + ":·stack"
                                + "     N/A   N/A  thrpt           NaN               ---\n"),
                new Source(
                        "https://github.com/Maccimo/AsmConDyBigOuch/blob/HEAD/README.txt",
                        "log of a whole run in a locale with decimal commas",
                        List.of("thrpt"),
                        "ops/s",
                        Map.of("chainLength", List.of("1", "8")),
                        1,
                        5,
                        4e5,
                        all ->
                                "# JMH version: 1.23\n# VM version: JDK 11.0.5-BellSoft, OpenJDK 64-Bit Server VM, 11.0.5-BellSoft+11\n"
                                        + "# VM options: <none>\n# Threads: 1 thread, will synchronize iterations\n# Benchmark: x\n"
                                        + "Iteration   1: 433289,836 ops/s\n\n# Run complete. Total time: 00:06:43\n\n"
                                        + JmhWriter.table(all, COMMA) + "\nBenchmark result is saved to jmh.json\n"));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void isRead(Source source) throws IOException {
        List<Result> results = results(source, new Random(SEED));
        Path file = Files.writeString(folder.resolve("file"), source.format().apply(results));
        JmhRun run = JmhFile.read(file);
        assertTrue(source.address().startsWith("https://github.com/"));
        assertEquals(results.size(), run.results().size(), source.address() + ", seed " + SEED);
        assertSame(results, run);
    }

    /** Every mode and every unit in every format. */
    @Test
    void everyModeAndUnitIsRead() throws IOException {
        Random random = new Random(SEED);
        for (String mode : List.of("thrpt", "avgt", "sample", "ss")) {
            for (String time : List.of("ns", "us", "ms", "s", "min", "hr", "day")) {
                Source source = new Source(
                        "",
                        mode + " " + time,
                        List.of(mode),
                        time + "/op",
                        Map.of("n", List.of("1", "20")),
                        2,
                        5,
                        3,
                        null);
                List<Result> results = results(source, random);
                boolean histogram = mode.equals("sample");
                for (String content : List.of(
                        JmhWriter.csv(results, ',', POINT, true),
                        JmhWriter.csv(results, ';', COMMA, false),
                        JmhWriter.csv(results, '\t', null, false),
                        JmhWriter.json(results, List.of(), histogram),
                        JmhWriter.table(results, POINT),
                        JmhWriter.table(results, COMMA))) {
                    JmhRun run = JmhFile.read(Files.writeString(folder.resolve("file"), content));
                    assertEquals(results.size(), run.results().size(), content);
                    assertSame(results, run);
                }
            }
        }
    }

    private static void assertSame(List<Result> results, JmhRun run) {
        for (int i = 0; i < results.size(); i++) {
            Result expected = results.get(i);
            JmhResult found = run.results().get(i);
            assertEquals(expected.benchmark(), found.benchmark());
            assertEquals(expected.mode(), found.mode());
            assertEquals(expected.params(), found.params());
            JmhUnit unit = JmhUnit.ofTime(expected.unit());
            double time = unit.time(expected.score(), "");
            assertEquals(
                    1,
                    found.score().time() / time,
                    5e-4 / expected.score() + 1e-9,
                    expected.toString()); // three decimals
            assertEquals(
                    expected.samples() >= 3, found.score().relativeError().isPresent() || found.times().length > 0);
            if (found.times().length > 0) {
                assertEquals(expected.scores().length, found.times().length);
                assertEquals(unit.time(expected.scores()[0][0], ""), found.times()[0][0], 1e-9 * found.times()[0][0]);
            }
        }
    }

    /** Two benchmarks with each combination of the parameters' values. */
    private static List<Result> results(Source source, Random random) {
        List<Map<String, String>> cells = new ArrayList<>(List.of(Map.of()));
        source.params().forEach((name, values) -> {
            List<Map<String, String>> more = new ArrayList<>();
            cells.forEach(cell -> values.forEach(value -> {
                Map<String, String> longer = new LinkedHashMap<>(cell);
                if (!value.isEmpty()) {
                    longer.put(name, value);
                }
                more.add(longer);
            }));
            cells.clear();
            cells.addAll(more);
        });
        List<Result> results = new ArrayList<>();
        for (String mode : source.modes()) {
            String time = source.unit().replace("/op", "").replace("ops/", "");
            String unit = mode.equals("thrpt") ? "ops/" + time : time + "/op";
            for (String method : List.of("first", "second")) {
                for (Map<String, String> params : cells) {
                    double[][] scores = new double[source.forks()][source.iterations()];
                    double level = source.scale() * Math.exp(random.nextGaussian());
                    for (double[] fork : scores) {
                        for (int i = 0; i < fork.length; i++) {
                            fork[i] = level * Math.exp(0.05 * random.nextGaussian());
                        }
                    }
                    results.add(new Result("org.example.Bench." + method, mode, 1, params, unit, scores));
                }
            }
        }
        return results;
    }
}
