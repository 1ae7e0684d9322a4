package org.gradcost.results.jmh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.gradcost.results.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JmhTextTest {
    private static final String TABLE = """
            Benchmark                       (kind)  (n)    Mode     Cnt        Score      Error   Units
            Lists.add                      a b, c   10    avgt      10       12.500 ±    0.500   us/op
            Lists.add:gc.alloc.rate.norm   a b, c   10    avgt      10      160.000 ±    0.001    B/op
            Lists.add                         N/A   10   thrpt               4.000            ops/ms
            Lists.get                         N/A   10  sample  123456        3.000 ±    0.001   ns/op
            Lists.get:p0.99                   N/A   10  sample                9.000            ns/op
            Lists.once                          d  100      ss          1234567.891            us/op
            Lists.tiny                          d  100    avgt       5       ≈ 10⁻⁴              us/op
            """;

    @TempDir
    Path folder;

    @Test
    void rowsAreReadWithTheirParameters() throws IOException {
        JmhRun run = read(TABLE);
        assertEquals(4, run.results().size());
        JmhResult add = run.results().get(0);
        assertEquals("Lists.add", add.benchmark());
        assertEquals(Map.of("kind", "a b, c", "n", "10"), add.params());
        assertEquals(12_500, add.score().time());
        assertEquals(0.5005 / 12.5 / 4.7809, add.score().relativeError().orElseThrow(), 1e-6);
        assertArrayEquals(new double[] {160}, add.allocated().values());
        assertEquals(Map.of("n", "10"), run.results().get(1).params());
        assertEquals(250_000, run.results().get(1).score().time());
        assertEquals(3, run.results().get(2).score().time());
        assertEquals(1234567.891e3, run.results().get(3).score().time(), 1);
        assertTrue(
                run.notes().get(0).startsWith("line 8: score is ≈ 10⁻⁴, must be a number"),
                run.notes().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[info] ", "2024-05-07T10:00:02.1234567Z ", "| ", "    "})
    void aLogMayWriteSomethingBeforeEachLine(String begin) throws IOException {
        String log = "# JMH version: 1.37\n# VM version: JDK 17.0.1, OpenJDK 64-Bit Server VM, 17.0.1+12\n"
                + "# VM options: -Xmx1g -ea\n# Threads: 4 threads, will synchronize iterations\n"
                + "Iteration   1: 12.5 us/op\n\n" + TABLE + "\nBUILD SUCCESSFUL\n";
        JmhRun run = read(log.lines().map(line -> begin + line).collect(Collectors.joining("\n")));
        assertEquals(4, run.results().size());
        JmhResult first = run.results().get(0);
        assertEquals(4, first.threads());
        assertEquals(List.of("-Xmx1g", "-ea"), first.jvmArgs());
        assertEquals("17.0.1", first.facts().get("jdk version"));
        assertEquals("1.37", first.facts().get("jmh"));
        assertEquals(Map.of("kind", "a b, c", "n", "10"), first.params());
    }

    @Test
    void oldTablesAndOtherEncodingsAreRead() throws IOException {
        String old = """
                Benchmark                     Mode   Samples         Mean   Mean error    Units
                o.s.Foo.bar                  thrpt        20      123.456        0.987   ops/ms
                o.s.Foo.once                    ss         1       12.300          NaN       ms
                """;
        JmhRun run = read(old);
        assertEquals(1e6 / 123.456, run.results().get(0).score().time(), 1e-9);
        assertEquals(12.3e6, run.results().get(1).score().time(), 1e-6);
        assertTrue(run.results().get(0).score().relativeError().isPresent());
        assertEquals(
                run.results().get(0).score().time(),
                read(old.replace("Mean", "Score")).results().get(0).score().time());
        for (Charset charset :
                List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.US_ASCII)) {
            Files.write(file(), (TABLE.replace("≈ 10⁻⁴", "? 10??") + "\n").getBytes(charset));
            assertEquals(4, JmhFile.read(file()).results().size(), charset.name());
        }
        JmhRun german = read(TABLE.replace('.', ',').replace("s,", "s."));
        assertEquals(12_500, german.results().get(0).score().time());
    }

    /** A cut at any place gives fewer rows or one line of refusal, never another number. */
    @Test
    void aCutTableIsNeverMisread() throws IOException {
        Map<String, Double> whole = scores(read(TABLE));
        for (int end = TABLE.indexOf('\n') + 1; end < TABLE.length(); end++) {
            try {
                scores(read(TABLE.substring(0, end)))
                        .forEach((name, score) -> assertEquals(whole.get(name), score, name));
            } catch (BadInputException e) {
                assertTrue(e.getMessage().startsWith(file() + ":"), e.getMessage());
            }
        }
    }

    /** Tables printed in JMH's layout, of random names, parameters and scores. */
    @Test
    void whatIsPrintedInJmhsLayoutIsReadBack() throws IOException {
        long seed = 24;
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            StringBuilder table = new StringBuilder("%-20s%12s%9s%7s%16s  %10s  %8s%8s\n"
                    .formatted("Benchmark", "(p)", "(long)", "Mode", "Cnt", "Score", "Error", "Units"));
            int rows = 1 + random.nextInt(5);
            double[] scores = new double[rows];
            for (int i = 0; i < rows; i++) {
                scores[i] = Math.rint(Math.exp(10 * random.nextDouble()) * 1000) / 1000;
                String p = "v".repeat(1 + random.nextInt(3)) + " ".repeat(random.nextInt(2)) + random.nextInt(10);
                table.append(String.format(
                        Locale.ROOT,
                        "%-20s%12s%9s%7s%16d  %10.3f ±%8.3f   us/op\n",
                        "B.m" + i,
                        p,
                        random.nextInt(1000),
                        "avgt",
                        1 + random.nextInt(20),
                        scores[i],
                        random.nextDouble()));
            }
            JmhRun run = read(table.toString());
            assertEquals(rows, run.results().size(), "seed " + seed);
            for (int i = 0; i < rows; i++) {
                assertEquals(scores[i] * 1000, run.results().get(i).score().time(), 1e-6, "seed " + seed);
            }
        }
    }

    @Test
    void damageIsNamed() {
        assertEquals(
                file() + ":2: the row is cut off, it must end with a score and its unit",
                refused(TABLE.lines().limit(2).collect(Collectors.joining("\n")).replaceAll(" +us/op", "")));
        assertEquals(
                file() + ": the JMH table has no rows",
                refused(TABLE.lines().findFirst().orElseThrow()));
    }

    /** Build tools colour what they log. */
    @Test
    void coloursOfALogAreNoPartOfIt() throws IOException {
        String coloured = TABLE.lines()
                .map(line -> "\u001b[36m" + line.replace(".", ".\u001b[0m\u001b[1;32m") + "\u001b[m")
                .collect(Collectors.joining("\n"));
        assertEquals(scores(read(TABLE)), scores(read(coloured)));
    }

    private static Map<String, Double> scores(JmhRun run) {
        return run.results().stream()
                .collect(Collectors.toMap(
                        JmhResult::identity, result -> result.score().time()));
    }

    private Path file() {
        return folder.resolve("log.txt");
    }

    private JmhRun read(String content) throws IOException {
        Files.writeString(file(), content);
        return JmhFile.read(file());
    }

    private String refused(String content) {
        return assertThrows(BadInputException.class, () -> read(content)).getMessage();
    }
}
