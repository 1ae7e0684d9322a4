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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the documents show of runs against the runs that it claims to come from. A table stands between
 * {@code <!-- tables/overheads.md of results/data/NAME -->} and {@code <!-- end -->}, and is what {@code report} makes; with
 * {@code rows of} before its name it has some of the rows and columns. A picture stands below
 * {@code <!-- figures/NAME.svg of results/data/NAME -->}, and is the report's to the byte.
 */
class ReadmeTest {
    private static final Path ROOT = CommittedRuns.ROOT;
    private static final Pattern TABLE =
            Pattern.compile("<!-- (rows of )?(tables/\\S+\\.md) of (\\S+) -->\n(.*?)<!-- end -->", Pattern.DOTALL);
    private static final Pattern FIGURE =
            Pattern.compile("<!-- (figures/\\S+\\.svg) of (\\S+) -->\n!\\[[^\\]]*\\]\\((\\S+)\\)");

    @TempDir
    Path folder;

    private final Map<Path, Map<String, byte[]>> reports = new HashMap<>();

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
            String made = new String(report(root.resolve(table.group(3))).get(table.group(2)), UTF_8);
            if (table.group(1) == null) {
                assertEquals(made.strip(), table.group(4).strip(), table.group(2));
            } else {
                assertRowsOf(cells(made), cells(table.group(4)));
            }
            shown++;
        }
        Matcher figure = FIGURE.matcher(text);
        while (figure.find()) {
            assertArrayEquals(
                    report(root.resolve(figure.group(2))).get(figure.group(1)),
                    Files.readAllBytes(base.resolve(figure.group(3))),
                    () -> figure.group(3) + " is not " + figure.group(1) + " of the report of " + figure.group(2));
            shown++;
        }
        return shown;
    }

    private Map<String, byte[]> report(Path run) {
        return run.startsWith(ROOT)
                ? CommittedRuns.report(run)
                : reports.computeIfAbsent(run, folders -> Report.of(List.of(folders)));
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
