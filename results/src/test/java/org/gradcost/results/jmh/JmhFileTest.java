package org.gradcost.results.jmh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.gradcost.results.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JmhFileTest {
    private static final String CSV = """
            "Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit","Param: n"
            "a.B.run","avgt",1,10,12.500000,0.500000,"us/op",10
            "a.B.run:gc.alloc.rate.norm","avgt",1,10,160.000000,0.000100,"B/op",10
            "a.B.run:gc.count","avgt",1,10,3.000000,NaN,"counts",10
            "a.B.run","thrpt",1,1,4.000000,NaN,"ops/ms",10
            """;

    private static final String GERMAN = """
            "Benchmark","Mode","Threads","Samples","Score","Score Error (99,9%)","Unit","Param: n"
            "a.B.run","avgt",1,10,"12,500000","0,500000","us/op",10
            """;

    private static final String JSON = """
            [
                {
                    "jmhVersion" : "1.37", "benchmark" : "a.B.run", "mode" : "thrpt", "threads" : 2, "forks" : 2,
                    "jvm" : "/usr/bin/java", "jvmArgs" : ["-Xmx1g"], "jdkVersion" : "17", "vmName" : "VM",
                    "params" : { "n" : "10" },
                    "primaryMetric" : {
                        "score" : 3.0, "scoreError" : "NaN", "scoreUnit" : "ops/ms",
                        "rawData" : [ [ 2.0, 4.0 ], [ 5.0, 1.0 ] ]
                    },
                    "secondaryMetrics" : {
                        "·gc.alloc.rate.norm" : { "score" : 16.0, "scoreUnit" : "B/op", "rawData" : [ [ 16.0 ] ] }
                    }
                }
            ]
            """;

    @TempDir
    Path folder;

    @Test
    void csvHasScoresAndNoSamples() throws IOException {
        JmhRun run = read(CSV);
        assertFalse(run.raw());
        assertEquals(2, run.results().size());
        JmhResult result = run.results().get(0);
        assertEquals(12_500, result.score().time());
        assertEquals(Map.of("n", "10"), result.params());
        assertArrayEquals(new double[] {160}, result.allocated().values());
        // t(0.9995; 9) = 4.7809
        assertEquals(0.5 / 12.5 / 4.7809, result.score().relativeError().orElseThrow(), 1e-6);
        assertEquals(5e-7 / 12.5, result.score().rounding(), 1e-12);
        assertEquals(0.5 / 12.5 / 4.7809 * 1.5, result.score().largestError(5).orElseThrow(), 1e-6);
        assertEquals(OptionalDouble.empty(), result.score().largestError(1));
        assertEquals(0.0001 / 4.7809 * 9, result.allocated().furthest(), 1e-6);
        assertEquals(250_000, run.results().get(1).score().time());
        assertEquals(OptionalDouble.empty(), run.results().get(1).score().relativeError());
    }

    @Test
    void countersOfACsvAreNoBenchmarks() throws IOException {
        JmhRun run = read(CSV + """
                "a.B.run:events","avgt",1,10,0.000000,NaN,"ns/op",10
                "a.B.run:wins","thrpt",1,10,7,1,"ops/s",10
                "a.B.run:·p0.50","avgt",1,1,7.0,NaN,"us/op",10
                """);
        assertEquals(read(CSV).results().size(), run.results().size());
    }

    @Test
    void scoresAreReadAsPeopleWriteThem() throws IOException {
        for (String score : new String[] {"5000", "5000.0", "5.0E3", "5.0E+3", "50000E-1"}) {
            assertEquals(
                    5e6,
                    read(CSV.replace("12.500000", score))
                            .results()
                            .get(0)
                            .score()
                            .time(),
                    1e-6,
                    score);
        }
        read(CSV.replace("1,10,12.5", "1,12000000000,12.5"));
    }

    @Test
    void csvOfAGermanMachineIsTheSame() throws IOException {
        JmhResult german = read(GERMAN).results().get(0);
        JmhResult english = read(CSV).results().get(0);
        assertEquals(english.score().time(), german.score().time());
        assertEquals(english.score().relativeError(), german.score().relativeError());
        JmhResult older = read(GERMAN.replace("99,9", "99.9")).results().get(0);
        assertEquals(english.score().time(), older.score().time());
    }

    @Test
    void crlfAndByteOrderMarkMakeNoDifference() throws IOException {
        assertEquals(2, read("\uFEFF" + CSV.replace("\n", "\r\n")).results().size());
        assertEquals(1, read("\uFEFF" + JSON.replace("\n", "\r\n")).results().size());
    }

    @Test
    void jsonHasSamplesByFork() throws IOException {
        JmhRun run = read(JSON);
        assertTrue(run.raw());
        JmhResult result = run.results().get(0);
        assertArrayEquals(new double[] {500_000, 250_000}, result.times()[0]);
        assertArrayEquals(new double[] {200_000, 1_000_000}, result.times()[1]);
        assertArrayEquals(new double[] {16}, result.allocated().values());
        assertEquals("17", result.facts().get("jdk version"));
        assertEquals(1e6 / 3, result.score().time(), 1e-6, "JMH's score, in every format");
        assertArrayEquals(new double[] {0, 0}, result.score().deviations(), 1e-12);
        assertEquals(2, result.forks().orElseThrow());
    }

    /** As in its CSV, where the score is that of all iterations. */
    @Test
    void anIterationWithoutAnOperationCountsInTheScore() throws IOException {
        JmhResult result = read(JSON.replace("[ 2.0", "[ 0.0")).results().get(0);
        assertEquals(0, result.times().length);
        assertArrayEquals(new double[] {0.2, -0.2}, result.score().deviations(), 1e-12);
    }

    @Test
    void aFileWithoutResultsSaysSo() throws IOException {
        String none = file() + ": contains no results of benchmarks";
        assertEquals(none, refused(CSV.lines().findFirst().orElseThrow() + "\n"));
        assertEquals(none, refused("[]"));
    }

    /** Each kind of damage in words that name what is there. */
    @Test
    void whatIsNoResultIsNamed() throws IOException {
        assertEquals(file() + ":1: entry 1 is a list, must be an object", refused("[[]]"));
        assertEquals(file() + ":1: entry 1 is text, must be an object", refused("[\"a\"]"));
        assertEquals(file() + ":1: entry 1 is a number, must be an object", refused("[1.5]"));
        assertTrue(refused(JSON.replace("\"mode\"", "\"threads\" : 1.5, \"mode\""))
                .endsWith("threads is not what JMH writes there"));
        assertTrue(refused("[\0{\0}").contains("contains zero bytes"));
        String header = CSV.lines().findFirst().orElseThrow();
        String wide = header + ",\"Param: p\"".repeat(17_000) + "\n";
        assertEquals(file() + ":2: more than 16384 columns", refused(wide));
    }

    /** A text of any length costs its row, and neither the file nor the terminal. */
    @Test
    void aTextThatIsTooLongCostsItsRow() throws IOException {
        String good = JSON.strip().replaceAll("^\\[|]$", "");
        String far = "x".repeat(40_000);
        for (String bad : List.of(
                good.replace("a.B.run", far),
                good.replace("\"10\"", "\"" + far + "\""),
                good.replace("\"n\"", "\"" + far + "\""),
                good.replace("\"17\"", "\"" + far + "\""),
                good.replace("-Xmx1g", far))) {
            JmhRun run = read("[" + good.replace("B.run", "B.other") + "," + bad + "]");
            assertEquals(1, run.results().size());
            assertTrue(run.notes().get(0).contains(" characters, must have at most 2000"), run.notes()::toString);
            assertTrue(refused("[" + bad + "]").length() <= 240);
        }
    }

    @Test
    void anInfiniteErrorIsNone() throws IOException {
        for (String infinite : List.of("Infinity", "∞", "NaN")) {
            JmhRun run = read(CSV.replace("12.500000,0.500000", "12.500000," + infinite));
            assertEquals(OptionalDouble.empty(), run.results().get(0).score().relativeError());
        }
    }

    @Test
    void aHistogramIsItsMeans() throws IOException {
        JmhRun run = read(JSON.replace("thrpt", "sample")
                .replace("ops/ms", "us/op")
                .replace(
                        "\"rawData\" : [ [ 2.0, 4.0 ], [ 5.0, 1.0 ] ]",
                        "\"rawDataHistogram\" : [ [ [ [2.0, 3], [6.0, 1] ] ] ]"));
        assertArrayEquals(new double[] {3000}, run.results().get(0).times()[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12.500000,0.500000| abc,0.500000|2: Score is \" abc\", not a number with a decimal point as the header has it",
                "12.500000,0.500000|-1.500000,0.500000|2: score is -1.500000, must be finite and above 0",
                "12.500000,0.500000|NaN,0.500000|2: score is NaN, must be finite and above 0",
                "12.500000,0.500000|\"12,500\",0.500000|2: Score is \"12,500\", not a number with a decimal point as the header has it",
                "12.500000,0.500000|0.000000,0.500000|2: score is 0.000000, must be finite and above 0; JMH rounds what it writes: choose a unit in which scores are larger",
                "\"Score\",|\"Points\",|1: column Score is missing, as JMH's CSV has it",
                "\"us/op\"|\"furlong\"|2: unit is \"furlong\", must be of time, such as us/op or ops/s"
            })
    void damageToCsvIsNamed(String change) throws IOException {
        String[] parts = change.split("\\|");
        String oneRow = CSV.lines().limit(2).collect(Collectors.joining("\n", "", "\n"));
        assertEquals(file() + ":" + parts[2], refused(oneRow.replace(parts[0], parts[1])));
    }

    @Test
    void aCutOffOrRepeatedLineIsNamed() throws IOException {
        assertEquals(
                file() + ":5: the line is cut off, it must end with a line break",
                refused(CSV.substring(0, CSV.length() - 5)));
        String again = CSV.lines().skip(1).findFirst().orElseThrow() + "\n";
        assertEquals(
                file() + ":6: the same result as line 2, a.B.run (avgt, 1 thread) {n=10}: each must occur only once"
                        + " (only JMH's JSON distinguishes configurations of the JVM)",
                refused(CSV + again));
        assertEquals(file() + ":1: the file is empty, must begin with a header", refused(""));
    }

    @Test
    void damageToJsonIsNamed() throws IOException {
        assertEquals(file() + ": ends in the middle of entry 1", refused(JSON.substring(0, 500)));
        for (int end = JSON.indexOf('{') + 1; end < JSON.lastIndexOf('}'); end++) {
            String cut = refused(JSON.substring(0, end));
            assertTrue(
                    cut.equals(file() + ": ends in the middle of entry 1") || cut.endsWith(": not JSON from here on"),
                    cut);
        }
        assertEquals(file() + ":1: entry 1 is null, must be an object", refused("[null]"));
        assertEquals(
                file() + ":2: score is 1.0E296, a time of 1.0E299 ns; must be from 1e-3 to 1e18 ns",
                refused(JSON.replace("thrpt", "avgt").replace("ops/ms", "us/op").replace("[ 2.0", "[ 1e296")));
        for (String nulls : new String[] {
            JSON.replace("[ [ 2.0, 4.0 ], [ 5.0, 1.0 ] ]", "[ null ]"),
            JSON.replace("\"n\" : \"10\"", "\"n\" : null"),
            JSON.replace("\"rawData\" : [ [ 2.0, 4.0 ], [ 5.0, 1.0 ] ]", "\"rawDataHistogram\" : [ null ]"),
            JSON.replace("\"rawData\" : [ [ 2.0, 4.0 ], [ 5.0, 1.0 ] ]", "\"rawDataHistogram\" : [ [ null ] ]"),
            JSON.replace("\"rawData\" : [ [ 2.0, 4.0 ], [ 5.0, 1.0 ] ]", "\"rawDataHistogram\" : [ [ [ [ 1.0 ] ] ] ]"),
            JSON.replace("\"rawData\" : [ [ 2.0, 4.0 ], [ 5.0, 1.0 ] ]", "\"rawDataHistogram\" : [ [ [ null ] ] ]"),
            JSON.replace(
                    "\"rawData\" : [ [ 2.0, 4.0 ], [ 5.0, 1.0 ] ]", "\"rawDataHistogram\" : [[[[5, -3], [6, 1]]]]"),
            JSON.replace("\"score\" : 3.0", "\"score\" : null")
        }) {
            String message = refused(nulls);
            assertTrue(message.startsWith(file() + ":2: "), message);
        }
        assertEquals(
                file() + ":2: score is -2.0, must be finite and above 0", refused(JSON.replace("[ 2.0", "[ -2.0")));
        assertEquals(
                file() + ":8: primaryMetric.rawData is not what JMH writes there",
                refused(JSON.replace("[ 2.0", "[ \"much\"")));
        assertEquals(file() + ":1: must be a list of results, as JMH's JSON is", refused("{}"));
    }

    @Test
    void aScoreThatIsNoTimeCostsItsRowAlone() throws IOException {
        JmhRun run = read(CSV + """
                "a.B.zero","avgt",1,10,0.000000,0.000000,"us/op",10
                "a.B.nan","avgt",1,10,NaN,NaN,"us/op",10
                "a.B.size","avgt",1,10,12,NaN,"counts",10
                "a.B.more","avgt",1,10,-1,NaN,"us/op",10
                "a.B.good","avgt",1,10,1,NaN,"us/op",10
                """);
        assertEquals(3, run.results().size());
        assertEquals(4, run.notes().size());
        assertTrue(
                run.notes().get(0).startsWith("line 6: score is 0.000000"),
                run.notes().get(0));
        assertTrue(
                run.notes().get(1).startsWith("line 7: score is NaN"),
                run.notes().get(1));
        assertTrue(
                run.notes().get(2).startsWith("line 8: unit is \"counts\""),
                run.notes().get(2));
        assertTrue(
                run.notes().get(3).startsWith("1 more row left out"),
                run.notes().get(3));
        String good = JSON.strip().replaceAll("^\\[|]$", "");
        JmhRun json = read("[null," + good + "," + good.replace("B.run", "B.go").replace("[ 2.0", "[ \"NaN\"") + ","
                + good.replace("B.run", "B.no").replace("[ 2.0", "[ NaN") + "]");
        assertEquals(1, json.results().size());
        assertEquals(3, json.notes().size());
    }

    @Test
    void otherArgumentsOrAnotherJvmMakeAnotherResult() throws IOException {
        String one = JSON.strip().replaceAll("^\\[|]$", "");
        JmhRun run =
                read("[" + one + "," + one.replace("-Xmx1g", "-Xmx2g") + "," + one.replace("\"17\"", "\"21\"") + "]");
        assertEquals(3, run.results().size());
        assertTrue(refused("[" + one + "," + one + "]").contains("the same result as line"));
    }

    @Test
    void separatorsAreFoundOut() throws IOException {
        assertEquals(
                read(CSV).results().size(),
                read(CSV.replace(',', ';')).results().size());
        assertEquals(
                read(CSV).results().size(),
                read(CSV.replace(',', '\t')).results().size());
        JmhResult german = read(GERMAN.replace(",", ";")
                        .replace("99;9", "99,9")
                        .replace("12;5", "12,5")
                        .replace("\"0;5", "\"0,5"))
                .results()
                .get(0);
        assertEquals(
                read(GERMAN).results().get(0).score().time(), german.score().time());
        assertTrue(refused("a;b\n1;2\n").startsWith(file() + ":1: neither JMH's JSON nor its CSV"));
    }

    private Path file() {
        return folder.resolve("jmh");
    }

    private JmhRun read(String content) throws IOException {
        Files.writeString(file(), content);
        return JmhFile.read(file());
    }

    private String refused(String content) {
        return assertThrows(BadInputException.class, () -> read(content)).getMessage();
    }
}
