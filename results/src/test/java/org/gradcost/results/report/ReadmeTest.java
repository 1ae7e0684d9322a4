package org.gradcost.results.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradcost.results.compare.Comparison;
import org.gradcost.results.compare.Format;
import org.gradcost.results.compare.Options;
import org.gradcost.results.compare.Side;
import org.gradcost.results.compare.Sides;
import org.gradcost.results.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the documents show of runs against the runs that it claims to come from. A table stands between
 * {@code <!-- tables/overheads.md of results/data/NAME -->} and {@code <!-- end -->}, and is what {@code report} makes of one or
 * more folders; with {@code rows of} before its name it has some of the rows and columns. So has a table between
 * {@code <!-- rows of compare BASE NEW --threshold 3% --by mode -->} and {@code <!-- end -->}, of what that command prints. A
 * picture stands below {@code <!-- figures/NAME.svg of results/data/NAME -->}, and is the report's to the byte.
 */
class ReadmeTest {
    private static final Path ROOT = CommittedRuns.ROOT;
    private static final Pattern TABLE = Pattern.compile(
            "<!-- (rows of )?(tables/\\S+\\.md) of (\\S+(?: \\S+)*) -->\n(.*?)<!-- end -->", Pattern.DOTALL);
    private static final Pattern COMPARISON = Pattern.compile(
            "<!-- rows of compare (\\S+) (\\S+) --threshold (\\d+)% --by (\\S+) -->\n(.*?)<!-- end -->",
            Pattern.DOTALL);
    private static final Pattern FIGURE =
            Pattern.compile("<!-- (figures/\\S+\\.svg) of (\\S+) -->\n!\\[[^\\]]*\\]\\((\\S+)\\)");

    @TempDir
    Path folder;

    private final Map<List<Path>, Map<String, byte[]>> reports = new HashMap<>();

    @Test
    void tablesAndPicturesAreThoseOfTheirRuns() throws IOException {
        int shown = 0;
        for (String name : List.of("README.md", "bench/README.md", "results/README.md")) {
            Path document = ROOT.resolve(name);
            assumeTrue(Files.exists(document), "skipped: there is no " + name);
            shown += check(ROOT, document.getParent(), Files.readString(document));
        }
        assertTrue(shown >= 5, "tables and pictures: " + shown);
    }

    @Test
    void aDoctoredTableIsFound() throws IOException {
        Runs.write(folder.resolve("run"), List.of("chain"));
        String table = new String(Report.of(List.of(folder.resolve("run"))).get("tables/overheads.md"), UTF_8);
        String readme = "<!-- tables/overheads.md of run -->\n" + table + "<!-- end -->\n";
        assertEquals(1, check(folder, folder, readme));
        assertThrows(AssertionError.class, () -> check(folder, folder, readme.replaceFirst("\\| 1\\d", "| 9")));
    }

    @Test
    void aDoctoredRowIsFound() throws IOException {
        Runs.write(folder.resolve("run"), List.of("chain"));
        List<List<String>> made =
                cells(new String(Report.of(List.of(folder.resolve("run"))).get("tables/overheads.md"), UTF_8));
        String excerpt = "<!-- rows of tables/overheads.md of run -->\n" + line(made.get(0)) + "| --- | --- |\n"
                + line(made.get(2)) + "<!-- end -->\n";
        assertEquals(1, check(folder, folder, excerpt));
        String last = made.get(2).get(made.get(2).size() - 1);
        assertThrows(AssertionError.class, () -> check(folder, folder, excerpt.replace(last, "9" + last)));
    }

    @Test
    void aDoctoredComparisonIsFound() throws IOException {
        List<Path> runs = List.of(
                Runs.write(folder.resolve("was"), List.of("chain")),
                Runs.write(folder.resolve("is"), List.of("chain"), 4));
        List<List<String>> made =
                cells(compared(runs, new Options(0.03, Estimate.CONFIDENCE).of(List.of("mode"), List.of())));
        String excerpt = "<!-- rows of compare was is --threshold 3% --by mode -->\n" + line(made.get(0))
                + "| --- | --- |\n" + line(made.get(2)) + "<!-- end -->\n";
        assertEquals(1, check(folder, folder, excerpt));
        String ratio = made.get(2).get(made.get(0).indexOf("ratio"));
        assertThrows(AssertionError.class, () -> check(folder, folder, excerpt.replace(ratio, "9" + ratio)));
    }

    @Test
    void aDoctoredPictureIsFound() throws IOException {
        Runs.write(folder.resolve("run"), List.of("chain"));
        Map<String, byte[]> made = Report.of(List.of(folder.resolve("run")));
        String name = made.keySet().stream()
                .filter(file -> file.endsWith("-overhead.svg"))
                .findFirst()
                .orElseThrow();
        Path picture = Files.write(folder.resolve("picture.svg"), made.get(name));
        String readme = "<!-- " + name + " of run -->\n![overheads](picture.svg)\n";
        assertEquals(1, check(folder, folder, readme));
        Files.writeString(picture, Files.readString(picture) + " ");
        assertThrows(AssertionError.class, () -> check(folder, folder, readme));
    }

    /**
     * Returns how many tables and pictures there are.
     *
     * @param root the folder that runs are named from
     * @param base the folder of the document, which pictures are named from
     */
    private int check(Path root, Path base, String readme) throws IOException {
        String text = readme.replace("\r\n", "\n");
        int shown = 0;
        Matcher table = TABLE.matcher(text);
        while (table.find()) {
            String made = new String(report(root, table.group(3)).get(table.group(2)), UTF_8);
            if (table.group(1) == null) {
                assertEquals(made.strip(), table.group(4).strip(), table.group(2));
            } else {
                assertRowsOf(cells(made), cells(table.group(4)));
            }
            shown++;
        }
        Matcher comparison = COMPARISON.matcher(text);
        while (comparison.find()) {
            Options options = new Options(Integer.parseInt(comparison.group(3)) / 100.0, Estimate.CONFIDENCE);
            assertRowsOf(
                    cells(compared(
                            List.of(root.resolve(comparison.group(1)), root.resolve(comparison.group(2))),
                            options.of(List.of(comparison.group(4).split(",")), List.of()))),
                    cells(comparison.group(5)));
            shown++;
        }
        Matcher figure = FIGURE.matcher(text);
        while (figure.find()) {
            assertArrayEquals(
                    report(root, figure.group(2)).get(figure.group(1)),
                    Files.readAllBytes(base.resolve(figure.group(3))),
                    () -> figure.group(3) + " is not " + figure.group(1) + " of the report of " + figure.group(2));
            shown++;
        }
        return shown;
    }

    /** Returns the table of a comparison. */
    private static String compared(List<Path> runs, Options options) {
        List<Side> sides = Sides.read(runs);
        return Format.MARKDOWN
                .of(Comparison.of(sides.get(0), sides.get(1), options))
                .lines()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n"));
    }

    /** Returns the report of runs that are named from a folder, separated by spaces. */
    private Map<String, byte[]> report(Path root, String names) {
        Path[] runs = Arrays.stream(names.split(" ")).map(root::resolve).toArray(Path[]::new);
        return root.equals(ROOT) ? CommittedRuns.report(runs) : reports.computeIfAbsent(List.of(runs), Report::of);
    }

    /** Each row of an excerpt is one row of the table in the columns of the excerpt. */
    private static void assertRowsOf(List<List<String>> table, List<List<String>> excerpt) {
        List<Integer> columns =
                excerpt.get(0).stream().map(table.get(0)::indexOf).toList();
        assertFalse(columns.contains(-1), "columns " + excerpt.get(0) + " of " + table.get(0));
        List<List<String>> rows = table.stream()
                .map(row -> columns.stream().map(row::get).toList())
                .toList();
        assertTrue(excerpt.size() > 2, "no row");
        for (List<String> row : excerpt.subList(2, excerpt.size())) { // below the header and its rule
            assertEquals(1, Collections.frequency(rows, row), () -> row + " in the table");
        }
    }

    private static List<List<String>> cells(String table) {
        return table.strip()
                .lines()
                .map(line -> Arrays.stream(
                                line.strip().replaceAll("^\\||\\|$", "").split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
