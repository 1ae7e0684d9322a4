package org.gradcost.results.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.Rows;
import org.gradcost.results.file.MeasurementsFile;
import org.gradcost.results.file.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a run of one round: one fork says nothing of another, so no interval is known. */
class OneRoundTest {
    private static final Pattern MACRO =
            Pattern.compile("\\\\newcommand\\{\\\\(nStar|exponent|overhead)\\w*(Low|High)}\\{(.*?)}%");

    @TempDir
    Path folder;

    @Test
    void noFileHasAnInterval() throws IOException {
        Map<String, String> files = files(1);
        assertTrue(files.get("tables/crossovers.md").contains("| unknown |"), files.get("tables/crossovers.md"));
        assertTrue(files.get("tables/growth.md").contains("| unknown |"), files.get("tables/growth.md"));
        assertTrue(files.get("tables/stars.tex").contains("(interval unknown)"), files.get("tables/stars.tex"));
        assertTrue(files.get("report.html").contains("; interval unknown)"), "the answer");
        assertFalse(files.get("report.html").contains("with its 95 % interval"), "the note of the table of n*");
        for (String what : List.of("Bands are", "with 95\\,\\% intervals")) {
            assertFalse(files.get("paper.tex").contains(what), what);
            assertTrue(files(3).get("paper.tex").contains(what), what);
        }
        int ends = 0;
        for (Matcher macro = MACRO.matcher(files.get("numbers.tex")); macro.find(); ends++) {
            assertEquals("?", macro.group(3), macro.group());
        }
        assertTrue(ends > 10, files.get("numbers.tex"));
        for (String name : List.of("crossovers", "growth", "summary")) {
            List<String[]> rows = files.get("data/" + name + ".csv")
                    .lines()
                    .map(line -> line.split(",", -1))
                    .toList();
            for (int column = 0; column < rows.get(0).length; column++) {
                if (rows.get(0)[column].matches(".*_(lo|hi)")) {
                    for (String[] row : rows.subList(1, rows.size())) {
                        assertTrue(row[column].isEmpty() || isExact(row, name), name + ": " + String.join(",", row));
                    }
                }
            }
        }
    }

    @Test
    void oneIsNotSeveral() throws IOException {
        Path run = Runs.write(folder.resolve("all"), List.of("chain"));
        List<Measurement> rows = RunFolder.open(run).measurements();
        Path one = Files.createDirectory(folder.resolve("one"));
        MeasurementsFile.write(
                one.resolve("measurements.csv"),
                rows.stream()
                        .filter(row ->
                                row.cell().m() == 1 && !row.cell().gates().equals("matrix"))
                        .toList());
        String paper = new String(Report.of(List.of(one)).get("paper.tex"), UTF_8);
        assertTrue(paper.contains("countCrossovers{} comparison of"), paper);
        assertTrue(paper.contains("on the only circuit"), paper);
        String methods = files(1).get("methods.md");
        assertTrue(
                methods.contains("cells of 1 family with JMH, each in 1 fork of 2 to 3 measured iterations"), methods);
    }

    /** A pass that was timed in a fork of its own, to check extrapolation by, is no second round. */
    @Test
    void aCheckOfExtrapolationIsNoRound() throws IOException {
        Path run = Runs.write(folder.resolve("checked"), List.of("chain"), 1);
        Path file = run.resolve("measurements.csv");
        List<Measurement> rows = new ArrayList<>(MeasurementsFile.read(file));
        rows.addAll(
                0,
                Rows.extrapolated(new Cell("chain", "scalar", 100, 1, "forward", 1, 1), 100, 1e2).stream()
                        .filter(row ->
                                row.metric() == Metric.PASS_TIME && row.fork().getAsInt() == 2)
                        .toList());
        MeasurementsFile.write(file, rows);
        Map<String, byte[]> report = Report.of(List.of(run));
        for (String name : List.of("methods.md", "methods.tex", "report.html")) {
            String text = new String(report.get(name), UTF_8);
            assertTrue(text.contains("each in 1 fork of 2 to 3 measured iterations"), name + ": " + text);
        }
    }

    /** Returns whether a row is that of a primal, whose overhead is 1 whatever its time. */
    private static boolean isExact(String[] row, String name) {
        return name.equals("summary") && List.of(row).contains("primal");
    }

    private Map<String, String> files(int forks) throws IOException {
        Path run = Runs.write(folder.resolve("run" + forks), List.of("chain"), forks);
        return Report.of(List.of(run)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> new String(file.getValue(), UTF_8)));
    }
}
