package org.gradcost.results.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.Rows;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.EnvironmentFile;
import org.gradcost.results.file.MeasurementsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    Path folder;

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        Path run = Runs.write(folder.resolve("run"), List.of("chain"));
        Map<String, byte[]> once = Report.of(List.of(run));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            Map<String, byte[]> again = Report.of(List.of(run));
            assertEquals(once.keySet(), again.keySet());
            once.forEach((name, bytes) -> assertArrayEquals(bytes, again.get(name), name));
        } finally {
            Locale.setDefault(before);
        }
    }

    /** The noise of one run says nothing about that of another. */
    @Test
    void theIntervalsOfARunDoNotDependOnOthers() throws IOException {
        Path three = Runs.write(folder.resolve("three"), List.of("chain"));
        Path six = Runs.write(folder.resolve("six"), List.of("ring", "star"), 6);
        List<String> alone = new ArrayList<>(summary(three));
        alone.addAll(summary(six));
        assertEquals(alone, summary(three, six));
    }

    /** Each cell is held to the precision of its own run, whichever folder comes first. */
    @Test
    void thePrecisionOfARunIsItsOwn() throws IOException {
        Path loose = aimingFor(0.5, Runs.write(folder.resolve("loose"), List.of("chain"), 6));
        Path strict = aimingFor(0.02, Runs.write(folder.resolve("strict"), List.of("ring"), 6));
        List<String> alone = new ArrayList<>(summary(loose));
        alone.addAll(summary(strict));
        assertEquals(alone, summary(loose, strict));
        assertEquals(alone, summary(strict, loose));
        String methods = new String(Report.of(List.of(loose, strict)).get("methods.md"), UTF_8);
        assertTrue(
                methods.contains(
                        "overheads within ±2 % or ±50 %, depending on the run, after at least 5 rounds, which "),
                methods);
    }

    /** The modes, the profile and the commit of each run are its own, whichever folder comes first. */
    @Test
    void traitsProfileAndCommitOfARunAreItsOwn() throws IOException {
        Path one = aimingFor(0.05, Runs.write(folder.resolve("one"), List.of("chain"), 6));
        Path other = aimingFor(0.05, Runs.write(folder.resolve("other"), List.of("ring"), 6));
        replace(other.resolve("measurements.csv"), ",reverse,", ",mine,");
        Path environment = other.resolve("environment.json");
        replace(environment, "\"reverse\" : {", "\"mine\" : {");
        replace(environment, "\"profile\" : \"jacobian\"", "\"profile\" : \"paper\"");
        String commit = EnvironmentFile.read(environment).commit();
        String changed = commit.replaceAll(".", "7");
        replace(environment, commit, changed);
        replace(environment, "\"sweep\"", "\"sweep\", \"--profile=paper\"");
        for (List<Path> runs : List.of(List.of(one, other), List.of(other, one))) {
            Map<String, byte[]> report = Report.of(runs);
            String crossovers = new String(report.get("data/crossovers.csv"), UTF_8);
            assertTrue(crossovers.contains(",mine,") && crossovers.contains(",reverse,"), crossovers);
            String methods = new String(report.get("methods.md"), UTF_8);
            assertTrue(methods.matches("(?s).*profiles (jacobian and paper|paper and jacobian)\\b.*"), methods);
            assertTrue(
                    methods.contains(commit.substring(0, 12)) && methods.contains(changed.substring(0, 12)), methods);
            String page = new String(report.get("report.html"), UTF_8);
            assertTrue(page.contains("jacobian; paper") || page.contains("paper; jacobian"));
            assertEquals(
                    runs.stream()
                            .map(run -> EnvironmentFile.read(run.resolve("environment.json")))
                            .toList(),
                    List.of(read(report.get("data/environment.json")), read(report.get("data/environment-2.json"))));
        }
    }

    private Environment read(byte[] json) throws IOException {
        return EnvironmentFile.read(Files.write(folder.resolve("written.json"), json));
    }

    private static void replace(Path file, String text, String by) throws IOException {
        String before = Files.readString(file);
        assertTrue(before.contains(text), file + ": " + text);
        Files.writeString(file, before.replace(text, by));
    }

    private static Path aimingFor(double precision, Path run) {
        Environment environment = EnvironmentFile.read(CommittedRuns.DATA.resolve("jacobian/environment.json"))
                .withOptions(List.of("sweep", "--precision=" + 100 * precision + "%"))
                .with(new Environment.Turns(1, precision, 100, null, null, null), null);
        EnvironmentFile.write(run.resolve("environment.json"), environment);
        return run;
    }

    @Test
    void shardsAreOneRun() throws IOException {
        Path whole = Runs.write(folder.resolve("whole"), List.of("chain", "ring"));
        List<Path> shards = new ArrayList<>();
        for (String family : List.of("chain", "ring")) {
            Path shard = Files.createDirectories(folder.resolve(family));
            MeasurementsFile.write(
                    shard.resolve("measurements.csv"),
                    MeasurementsFile.read(whole.resolve("measurements.csv")).stream()
                            .filter(row -> row.cell().family().equals(family))
                            .toList());
            shards.add(shard);
        }
        List<String> apart = summary(shards.toArray(Path[]::new));
        String environment = Files.readString(CommittedRuns.DATA.resolve("jacobian/environment.json"));
        Files.writeString(whole.resolve("environment.json"), environment);
        for (int i = 0; i < 2; i++) {
            Files.writeString(
                    shards.get(i).resolve("environment.json"),
                    environment.replace("\"sweep\",", "\"sweep\", \"--shard\", \"" + (i + 1) + "/2\","));
        }
        assertEquals(summary(whole), summary(shards.toArray(Path[]::new)));
        assertNotEquals(summary(whole), apart);
    }

    private static List<String> summary(Path... runs) {
        return new String(Report.of(List.of(runs)).get("data/summary.csv"), UTF_8)
                .lines()
                .skip(1)
                .toList();
    }

    @Test
    void aFolderGivenTwiceIsRefused() throws IOException {
        Path run = Runs.write(folder.resolve("run"), List.of("chain"));
        assertEquals(
                run + ": is given twice; give each folder once",
                assertThrows(BadInputException.class, () -> Report.of(List.of(run, run)))
                        .getMessage());
        Path again = folder.resolve("run/../run");
        assertEquals(
                again + ": is given twice, also as " + run + "; give each folder once",
                assertThrows(BadInputException.class, () -> Report.of(List.of(run, again)))
                        .getMessage());
        Path link = Files.createSymbolicLink(folder.resolve("link"), run);
        assertThrows(BadInputException.class, () -> Report.of(List.of(link, run)));
    }

    @Test
    void everyFileIsThere() throws IOException {
        Report.write(List.of(Runs.write(folder.resolve("run"), List.of("chain"))), folder.resolve("out"));
        for (String name : List.of(
                "report.html",
                "figures/chain-scalar-time.svg",
                "figures/chain-scalar-overhead.pdf",
                "figures/chain-matrix-memory.tex",
                "figures/chain-scalar-m5-time.svg",
                "tables/crossovers.tex",
                "tables/overheads.md",
                "numbers.tex",
                "methods.md",
                "methods.tex",
                "paper.tex",
                "data/measurements.csv",
                "data/summary.csv",
                "data/crossovers.csv",
                "data/growth.csv")) {
            assertTrue(Files.size(folder.resolve("out").resolve(name)) > 0, name);
        }
        // a report may be made anew in its place
        Report.write(List.of(folder.resolve("run")), folder.resolve("out"));
    }

    @Test
    void everyCellHasThePeakMemoryOfItsProcess() throws IOException {
        Cell primal = new Cell("chain", "plain", 10, 1, "primal", 1, 1);
        List<Measurement> rows = new ArrayList<>(List.of(Measurement.of(primal, Metric.PEAK_MEMORY, 1, 3 << 20)));
        rows.addAll(Rows.quiet(primal, 5));
        MeasurementsFile.write(folder.resolve("measurements.csv"), rows);
        List<String> lines = CellTable.of(ReportData.read(List.of(folder)))
                .markdown()
                .lines()
                .toList();
        assertEquals(
                "3 MiB",
                lines.get(2).split(" \\| ")[List.of(lines.get(0).split(" \\| ")).indexOf("peak memory")],
                lines.toString());
    }

    @Test
    void thePaperNamesItsFiguresInOneSentenceAndNoCountOfNothing() throws IOException {
        String paper = text(Report.of(List.of(Runs.write(folder.resolve("run"), List.of("chain")))), "paper.tex");
        assertEquals(1, paper.split("of those in", -1).length - 1, paper);
        assertTrue(paper.matches("(?s).*\nFigures~\\\\ref\\{fig:[^}]*} and~\\\\ref\\{fig:[^}]*} are two of.*"), paper);
        assertFalse(paper.contains("countCrossoversFromSmallest"), "reverse is ahead from the smallest n nowhere");
    }

    @Test
    void thePageFetchesNothing() throws IOException {
        String page = page(List.of("chain"));
        String own = page.replaceAll("(?s)<script>.*?</script>", "");
        assertFalse(own.matches("(?s).*(https?:)?//.*"), "an address outside of the scripts");
        assertTrue(page.contains("Content-Security-Policy\" content=\"default-src &#39;none&#39;"));
        assertFalse(page.contains("http-equiv=\"refresh\""));
    }

    @Test
    void namesAreOnlyNames() throws IOException {
        Map<String, byte[]> files = Report.of(List.of(Runs.write(folder.resolve("run"), Runs.HOSTILE)));
        String page = text(files, "report.html").replaceAll("(?s)<script>(?!document).*?</script>", "");
        assertFalse(page.contains("<script>document.title"), "script");
        assertFalse(page.contains("<img"), "element");
        files.forEach((name, bytes) -> {
            assertTrue(name.matches("[a-zA-Z0-9./-]+"), name);
            String text = new String(bytes, UTF_8);
            if (name.endsWith(".tex")) {
                assertFalse(text.contains("\\input{/"), name);
                assertFalse(text.contains("$x_1"), name);
            }
            if (name.endsWith(".svg")) {
                assertFalse(text.contains("<script"), name);
                assertFalse(text.contains("<img"), name);
            }
            if (name.endsWith(".csv")) {
                assertFalse(text.matches("(?s)(.*\n)?\"?=.*"), name);
            }
        });
    }

    /** Names that would be one in a file, a macro or a table keep their rows apart. */
    @Test
    void namesThatWouldCollideStayApart() throws IOException {
        List<String> names = List.of("foo", "foo-low", "fooLow", "[x", "*x", "=x", "'=x", "''=x", "a-b", "a b", "a.b");
        Map<String, byte[]> files = Report.of(List.of(Runs.write(folder.resolve("run"), names)));
        List<String> macros = text(files, "numbers.tex")
                .lines()
                .filter(line -> line.startsWith("\\newcommand"))
                .map(line -> line.substring(0, line.indexOf('}')))
                .toList();
        assertEquals(macros.size(), macros.stream().distinct().count());
        macros.forEach(macro -> assertTrue(macro.matches("\\\\newcommand\\{\\\\[A-Za-z]+"), macro));
        long families = text(files, "data/summary.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",")[0])
                .distinct()
                .count();
        assertEquals(names.size(), families);
        files.forEach((name, bytes) -> {
            if (name.startsWith("tables/") && name.endsWith(".tex")) {
                assertFalse(new String(bytes, UTF_8).matches("(?s).*\\\\\\\\\\s*[\\[*].*"), name);
            }
        });
    }

    @Test
    void aFileOfJmhsIsWrittenUp() throws IOException {
        Path file = Files.writeString(folder.resolve("jmh.csv"), """
                "Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit","Param: kind","Param: size"
                "a.Lists.reverse","avgt",1,10,12.5,0.5,"us/op","[x",10
                "a.Lists.reverse","avgt",1,10,130,0.5,"us/op","[x",100
                "a.Lists.forward","avgt",1,10,30,0.5,"us/op","[x",10
                "a.Lists.forward","avgt",1,10,90,0.5,"us/op","[x",100
                "a.Lists.forward:gc.alloc.rate.norm","avgt",1,10,48,0.5,"B/op","[x",100
                "a.Lists.once","ss",1,1,90,NaN,"ms/op","",""
                "a.Lists.zero","ss",1,1,0,NaN,"ms/op","",""
                """);
        Report.write(List.of(file), folder.resolve("out"));
        Map<String, byte[]> files = Report.of(List.of(file));
        assertTrue(
                files.containsKey("figures/lists-kind-x-avgt-time.pdf"),
                files.keySet().toString());
        assertTrue(
                files.containsKey("figures/lists-kind-x-avgt-memory.svg"),
                files.keySet().toString());
        assertFalse(files.containsKey("tables/crossovers.tex"));
        assertTrue(
                text(files, "tables/times.md").contains("| Lists kind=\\[x | avgt | forward | 10 | 30 µs |"),
                text(files, "tables/times.md"));
        String methods = text(files, "methods.md");
        assertTrue(methods.contains("n is the parameter size"), methods);
        assertTrue(methods.contains("line 8: score is 0"), methods);
        String page = text(files, "report.html").replaceAll("(?s)<script>.*?</script>", "");
        assertFalse(page.contains("gradient"), page.substring(page.indexOf("<body>")));
        assertFalse(text(files, "paper.tex").contains("overheads"), text(files, "paper.tex"));
        assertEquals(
                "a report is of one JMH file; use compare for several",
                assertThrows(BadInputException.class, () -> Report.of(List.of(file, file)))
                        .getMessage());
    }

    /** A kill at any point leaves no report or a whole one, and is no reason to refuse the next. */
    @Test
    void anInterruptedReportIsMadeAgain() throws IOException {
        Path run = Runs.write(folder.resolve("run"), List.of("chain"));
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.createDirectories(out.resolve(".gradcost-part/figures"));
        Files.writeString(out.resolve(".gradcost-part/figures/half.svg"), "<svg");
        Files.writeString(out.resolve("numbers.tex"), "moved already");
        Report.write(List.of(run), out);
        assertTrue(Files.exists(out.resolve("report.html")));
        assertFalse(Files.exists(out.resolve(".gradcost-part")));
        assertTrue(Files.readString(out.resolve("numbers.tex")).contains("newcommand"));
        Path beside = folder.resolve(".new.gradcost-part");
        Files.createDirectories(beside);
        Files.writeString(beside.resolve("half.svg"), "<svg");
        Report.write(List.of(run), folder.resolve("new"));
        assertFalse(Files.exists(beside));
        assertFalse(Files.exists(folder.resolve("new/half.svg")));
    }

    @Test
    void aFolderOfOtherThingsIsLeftAlone() throws IOException {
        Path run = Runs.write(folder.resolve("run"), List.of("chain"));
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("thesis.txt"), "years of work");
        assertThrows(BadInputException.class, () -> Report.write(List.of(run), other));
        try (var content = Files.list(other)) {
            assertEquals(1, content.count());
        }
    }

    @Test
    void damageLeavesNothingHalfWritten() throws IOException {
        Path run = Runs.write(folder.resolve("run"), List.of("chain"));
        Path rows = run.resolve("measurements.csv");
        Files.writeString(
                rows, Files.readString(rows).replaceFirst("time,ns/op,1,1,,,[0-9.E]+", "time,ns/op,1,1,,,-5"));
        String message = assertThrows(BadInputException.class, () -> Report.write(List.of(run), folder.resolve("out")))
                .getMessage();
        assertTrue(message.matches(".*measurements.csv:\\d+: time is -5.0, must be from 1e-3 to 1e18 ns"), message);
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void twoRunsAreNotOne() throws IOException {
        Path one = Runs.write(folder.resolve("one"), List.of("chain"));
        Path other = Runs.write(folder.resolve("other"), List.of("chain"));
        String message = assertThrows(BadInputException.class, () -> Report.of(List.of(one, other)))
                .getMessage();
        assertTrue(message.contains("is in " + one + " as well"), message);
    }

    @Test
    void aRunWithoutRowsIsRefused() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(
                run.resolve("measurements.csv"),
                "family,gates,kernels,n,m,mode,width,threads,metric,unit,fork,iteration,value\n");
        assertThrows(BadInputException.class, () -> Report.of(List.of(run)));
    }

    private String page(List<String> families) throws IOException {
        return text(Report.of(List.of(Runs.write(folder.resolve("run"), families))), "report.html");
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), UTF_8);
    }
}
