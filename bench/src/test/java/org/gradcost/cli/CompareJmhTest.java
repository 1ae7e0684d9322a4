package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people ask of files of JMH's. */
class CompareJmhTest {
    private static final String HEADER =
            "\"Benchmark\",\"Mode\",\"Threads\",\"Samples\",\"Score\",\"Score Error (99.9%)\",\"Unit\",\"Param: impl\",\"Param: ratio\"\n";

    @TempDir
    Path folder;

    private Path base;
    private Path slower;
    private Path renamed;
    private String out;

    @BeforeEach
    void write() throws IOException {
        String rows = row("x.B.get", 10, "a", "1")
                + row("x.B.get", 15, "b", "1")
                + row("x.B.put", 7, "a", "1,2")
                + row("x.B.put", 7, "b", "1,2")
                + row("x.B.put", 9, "a", "1*2");
        base = Files.writeString(folder.resolve("base.csv"), HEADER + rows);
        slower = Files.writeString(
                folder.resolve("slower.csv"),
                HEADER + rows.replace(",10.0", ",20.0").replace(",9.0", ",10.5"));
        renamed = Files.writeString(
                folder.resolve("renamed.csv"),
                (HEADER + rows).replace("x.B", "y.z.C").replace("impl", "kind"));
    }

    private static String row(String name, double score, String impl, String ratio) {
        return "\"%s\",\"avgt\",1,10,%s,0.01,\"us/op\",\"%s\",\"%s\"%n".formatted(name, score, impl, ratio);
    }

    @Test
    void twoValuesOfAParameterArePaired() {
        assertEquals(0, compare(base, "--pair", "impl=a,b"), "values of a parameter are no versions");
        assertTrue(out.contains("impl=a of " + base) && out.contains("1.500"), out);
        assertTrue(out.contains("NEW is slower than BASE: it takes 1.225 "), out);
        assertFalse(out.contains("REGRESSION") || out.contains("No regression"), out);
        assertTrue(out.contains("only in BASE: benchmark=x.B.put jmh_mode=avgt threads=1 Param: ratio=1*2"), out);
        assertEquals(0, compare(base, "--pair", "impl=b,a", "--filter", "ratio=1"));
        assertTrue(out.contains("0.667"), out);
    }

    @Test
    void twoBenchmarksArePairedByTheEndOfTheirNames() {
        assertEquals(
                0,
                compare(
                                base,
                                "--pair",
                                "benchmark=get,put",
                                "--rename",
                                "ratio=r",
                                "--filter",
                                "impl=a",
                                "--by",
                                "impl")
                        % 3);
        Answer.to("compare", base.toString(), "--pair", "benchmark=get,pot")
                .assertRefused(base + ": no benchmark \"pot\"");
        Answer.to("compare", base.toString(), "--pair", "impl=a")
                .assertRefused("--pair impl=a: must be COLUMN=BASE,NEW");
        Answer.to("compare", base.toString(), "--pair", "color=a,b").assertRefused("there is no column \"color\"");
        Answer.to("compare", base.toString()).assertRefused("compare needs BASE and NEW");
        Answer.to("compare", base.toString(), base.toString(), "--pair", "impl=a,b")
                .assertRefused("--modes and --pair");
    }

    @Test
    void valuesMayHoldCommasAndStars() {
        assertEquals(0, compare(base, base, "--filter", "ratio=1\\,2"));
        assertEquals(2, lines("x.B.put"));
        assertEquals(0, compare(base, base, "--filter", "ratio=1\\*2,1"));
        assertEquals(1, lines("x.B.put"));
        assertEquals(2, lines("x.B.get"));
        assertEquals(0, compare(base, base, "--filter", "ratio=1*2"));
        assertEquals(3, lines("x.B.put"));
    }

    @Test
    void whatWasRenamedIsCompared() {
        assertEquals(3, compare(base, renamed));
        assertEquals(0, compare(base, renamed, "--rename", "x.B=y.z.C", "--rename", "impl=kind"));
        assertEquals(2, lines("y.z.C.get"));
        assertFalse(out.contains("only in"), out);
        Answer.to("compare", base.toString(), renamed.toString(), "--rename", "nobody=y")
                .assertRefused("--rename nobody=y: no name and no column is called that");
        Answer.to(
                        "compare",
                        base.toString(),
                        renamed.toString(),
                        "--rename",
                        "x.B.get=x.B.put",
                        "--rename",
                        "ratio=impl")
                .assertRefused("--rename");
    }

    @Test
    void rowsAreChosenByVerdictAndByChange() {
        assertEquals(1, compare(base, slower, "--only", "slower"));
        assertEquals(1, lines("x.B.get"));
        assertTrue(out.contains("Shown: 2 of 5 rows.") || out.contains("Shown: 1 of 5 rows."), out);
        assertEquals(1, compare(base, slower, "--top", "1"));
        assertEquals(1, lines("x.B.get") + lines("x.B.put"));
        assertTrue(out.contains("2.000") && out.contains("geometric mean of 5 ratios"), out);
        assertEquals(1, compare(base, slower, "--only", "faster"));
        assertTrue(out.contains("Shown: 0 of 5 rows.") && out.contains("REGRESSION"), out);
        Answer.to("compare", base.toString(), slower.toString(), "--top", "0").assertRefused("--top is 0");
        Answer.to("compare", base.toString(), slower.toString(), "--only", "worse")
                .assertRefused("--only \"worse\": must be one of faster, slower, equivalent, inconclusive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "latex", "csv", "json"})
    void moreThanTwoAreATableOfRatios(String format) {
        assertEquals(1, compare(base, slower, base, "--format", format));
        assertTrue(out.contains("x.B.get") || out.contains("x\\.B.get"), out);
        assertTrue(out.contains("2.0") || out.contains("1.9999999"), out);
        assertTrue(out.contains("slower.csv"), out);
        assertEquals(1, compare(base, slower, base, "--format", format, "--top", "1", "--only", "slower"));
    }

    @Test
    void aParameterThatIsCalledAsAFigureIsToldFromIt() {
        compare(base, base, "--format", "csv");
        String[] header = out.lines().findFirst().orElseThrow().split(",");
        assertEquals(header.length, Arrays.stream(header).distinct().count());
        compare(base, base, "--format", "csv", "--by", "ratio");
        assertTrue(out.startsWith("Param: ratio,") || out.startsWith("ratio,"), out);
    }

    @Test
    void aColumnOfSemicolonsAndALogAreFiles() throws IOException {
        Path scsv = Files.writeString(
                folder.resolve("a.scsv"),
                Files.readString(base)
                        .replace(",\"", ";\"")
                        .replace("\",", "\";")
                        .replaceAll("(\\d),(?=\\d)", "$1;"));
        assertEquals(0, compare(scsv, scsv, "--filter", "benchmark=*get"));
    }

    /** A CSV does not say the forks: without them nothing is decided, and the note says what to say. */
    @Test
    void theForksOfACsvMustBeSaid() {
        Answer silent = Answer.to("compare", base.toString(), slower.toString());
        assertEquals(0, silent.exit());
        assertTrue(silent.out().contains("give it (--forks 5), or use JMH's JSON (-rf json)"), silent.out());
        assertFalse(silent.out().contains("REGRESSION"), silent.out());
        assertEquals(
                1,
                Answer.to("compare", base.toString(), slower.toString(), "--forks", "5")
                        .exit());
        Answer.to("compare", base.toString(), slower.toString(), "--forks", "0").assertRefused("--forks is 0");
    }

    private long lines(String begin) {
        return out.lines().filter(line -> line.strip().startsWith(begin)).count();
    }

    private int compare(Object... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "compare";
        all[1] = "--forks=5";
        for (int i = 0; i < arguments.length; i++) {
            all[i + 2] = arguments[i].toString();
        }
        StringWriter text = new StringWriter();
        int exit = Commands.run(new PrintWriter(text, true), new PrintWriter(text, true), all);
        out = text.toString();
        return exit;
    }
}
