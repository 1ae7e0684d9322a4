package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {
    private static final String HEADER = "family,gates,n,m,mode,width,threads,metric,unit,fork,iteration,value\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aRunAndItselfEndWithZero() throws IOException {
        assertEquals(0, compare(run("a", 1, 1), run("a", 1, 1)));
        assertTrue(out.toString().contains("No regression."), out.toString());
    }

    @Test
    void aSlowerEngineEndsWithOne() throws IOException {
        assertEquals(1, compare(run("a", 1, 1), run("b", 2, 1.1)));
        assertTrue(out.toString().contains("slower"), out.toString());
        assertEquals(0, compare(run("b", 2, 1.1), run("a", 1, 1), "--threshold", "20%"));
    }

    @Test
    void badInputEndsWithTwoAndALine() throws IOException {
        assertEquals(2, compare(run("a", 1, 1), folder.resolve("nowhere")));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertEquals(2, compare(run("a", 1, 1), run("a", 1, 1), "--threshold", "much"));
        assertEquals(2, compare(run("a", 1, 1), run("a", 1, 1), "--by", "colour"));
        assertEquals(2, compare(run("a", 1, 1), run("a", 1, 1), "--modes", "reverse,forward"));
    }

    @Test
    void nothingInCommonEndsWithThree() throws IOException {
        Path jmh = folder.resolve("jmh.csv");
        Files.writeString(jmh, """
                "Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit"
                "a.B.run","avgt",1,10,12.500000,0.500000,"us/op"
                """);
        assertEquals(3, compare(run("a", 1, 1), jmh));
        assertEquals(0, compare(jmh, jmh));
        assertTrue(out.toString().contains("scores without iterations"), out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "latex", "csv", "json"})
    void everyFormatHasEveryRow(String format) throws IOException {
        compare(run("a", 1, 1), run("b", 2, 1), "--format", format);
        assertTrue(out.toString().contains("reverse") && out.toString().contains("100"), out.toString());
    }

    @Test
    void aRunIsWrittenUp() throws IOException {
        Path report = folder.resolve("report");
        String[] arguments = {"report", run("a", 1, 1).toString(), "--out", report.toString()};
        assertEquals(0, Commands.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments));
        assertTrue(Files.exists(report.resolve("report.html")));
        arguments[1] = folder.resolve("nowhere").toString();
        assertEquals(2, Commands.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments));
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    private int compare(Path base, Path now, String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "compare";
        arguments[1] = base.toString();
        arguments[2] = now.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Commands.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    /** Two sizes of three modes, five forks of three iterations, 1 % of noise. */
    private Path run(String name, int seed, double reverse) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        Random random = new Random(seed);
        StringBuilder rows = new StringBuilder(HEADER);
        for (String mode : new String[] {"primal", "forward", "reverse"}) {
            for (int n : new int[] {10, 100}) {
                String cell = "chain," + (mode.equals("primal") ? "plain," : "scalar,") + n + ",1," + mode + ",1,1,";
                for (int fork = 1; fork <= 5; fork++) {
                    for (int i = 1; i <= 3; i++) {
                        double time = 100 * (mode.equals("reverse") ? reverse : 1);
                        rows.append(cell + "time,ns/op," + fork + "," + i + ","
                                + time * Math.exp(0.01 * random.nextGaussian()) + "\n");
                    }
                }
                rows.append(cell + "passes,count,,,1\n");
            }
        }
        Files.writeString(run.resolve("measurements.csv"), rows);
        return run;
    }

    @Test
    void modesOfAFileAreRefusedByItsName(@TempDir Path somewhere) throws IOException {
        Path file = Files.writeString(somewhere.resolve("file.json"), "[]");
        Answer.to("compare", file.toString(), "--modes", "forward,reverse")
                .assertRefused(file + ": is a file, --modes needs the folder of a run");
    }
}
