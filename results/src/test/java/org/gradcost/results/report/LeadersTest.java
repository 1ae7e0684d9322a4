package org.gradcost.results.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.gradcost.results.Rows;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.EnvironmentFile;
import org.gradcost.results.file.MeasurementsFile;
import org.hipparchus.random.Well1024a;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadersTest {

    @TempDir
    private Path folder;

    /** The tape is ahead when n is small, the graph when it is large; by hand is faster than both. */
    @Test
    void theFastestOfEachKindAndOfAll() throws IOException {
        Leaders leaders = new Leaders(run("Another"));
        List<String> rows = leaders.byKind().markdown().lines().toList();
        assertEquals("| family | n | fastest | hand | interpreted | graph |", rows.get(0));
        assertEquals("| chain | 10 | tape 4.2 | hand 2.4 | tape 4.2 | graph 51 |", rows.get(2));
        assertEquals("| chain | 1000 | graph 3.1 | hand 2.4 | tape 4.2 | graph 3.1 |", rows.get(3));
        assertEquals(4, rows.size());

        Map<String, Object> map = leaders.map().orElseThrow();
        assertEquals(List.of("chain"), map.get("families"));
        List<?> curves = (List<?>) map.get("curves");
        assertEquals(
                List.of("tape", "graph"),
                curves.stream().map(c -> ((Map<?, ?>) c).get("name")).toList());
        assertTrue(curves.get(1).toString().contains("overhead 3.1, matrix gates"), curves.toString());
    }

    /** Where the tape loses is said first. */
    @Test
    void whereAnotherLibraryIsAheadIsListed() throws IOException {
        Leaders leaders = new Leaders(run("Another"));
        assertEquals(
                "An engine of a library other than Ours is the fastest at 1 of 2 sizes, all families together; code by hand is"
                        + " left out.",
                leaders.summary());
        String lead = "chain at n = 1000: graph (Another) takes 3.1 primals, tape 4.2, 1.4 times as long";
        assertEquals(
                List.of(lead),
                leaders.ahead().stream().map(Headline.Piece::text).toList());
        String page = new String(Report.of(List.of(folder)).get("report.html"), StandardCharsets.UTF_8);
        assertTrue(page.contains(">" + lead + "</a></li>"), lead);
    }

    @Test
    void theFastestOfTheOwnLibraryStandsBesideThatOfAllOthers() throws IOException {
        List<String> rows =
                new Leaders(run("Another")).byLibrary().markdown().lines().toList();
        assertEquals("| family | n | Ours | other libraries | others / Ours | by hand |", rows.get(0));
        assertEquals("| chain | 10 | tape 4.2 | graph 51 | 12 | hand 2.4 |", rows.get(2));
        assertEquals("| chain | 1000 | tape 4.2 | graph 3.1 | 0.74 | hand 2.4 |", rows.get(3));
        assertEquals(4, rows.size());
    }

    /** A mode that states no usage has no line. */
    @Test
    void whatAModeIsMadeForStandsBesideTheResults() throws IOException {
        List<String> rows = Usages.of(run("Another")).markdown().lines().toList();
        assertEquals(
                List.of("| graph | Another 1.0 \\(Java\\) | large batches | one thread | use several cores |"),
                rows.subList(2, rows.size()));
        String page = new String(Report.of(List.of(folder)).get("report.html"), StandardCharsets.UTF_8);
        assertTrue(page.contains("<td>large batches</td><td>one thread</td><td>use several cores</td>"), "on the page");
    }

    @Test
    void enginesOfOneLibraryAreComparedByCrossoversAlone() throws IOException {
        Leaders leaders = new Leaders(run("Ours"));
        assertEquals(List.of(), leaders.byKind().rows());
        assertEquals(List.of(), leaders.byLibrary().rows());
        assertTrue(leaders.map().isEmpty());
    }

    private ReportData run(String library) throws IOException {
        Files.createDirectories(folder);
        Well1024a random = new Well1024a(1);
        List<Measurement> rows = new ArrayList<>();
        for (int n : new int[] {10, 1000}) {
            add(rows, random, "plain", n, "primal", n);
            add(rows, random, "plain", n, "hand", 2.4 * n);
            add(rows, random, "scalar", n, "tape", 4.2 * n);
            add(rows, random, "fused", n, "tape", 5.0 * n);
            add(rows, random, "matrix", n, "graph", n == 10 ? 510 : 3100);
        }
        MeasurementsFile.write(folder.resolve("measurements.csv"), rows);
        EnvironmentFile.write(
                folder.resolve("environment.json"),
                new Environment(
                        "Some Processor",
                        2,
                        4,
                        List.of(),
                        8L << 30,
                        "Linux 6.1",
                        new Environment.Jdk("17.0.15", "Debian", "OpenJDK 64-Bit Server VM"),
                        List.of(),
                        Map.of(),
                        Map.of(
                                "primal", traits(Direction.NONE, Kind.PRIMAL, "Ours", 0),
                                "hand", traits(Direction.NONE, Kind.HAND, "Ours", 10),
                                "tape", traits(Direction.REVERSE, Kind.INTERPRETED, "Ours", 20),
                                "graph",
                                        traits(Direction.REVERSE, Kind.GRAPH, library, 30)
                                                .with(new Usage("large batches", "one thread", "use several cores"))),
                        "0123abc",
                        true,
                        List.of(),
                        "quick",
                        Map.of(),
                        null,
                        null,
                        "2026-01-31T12:00:00Z",
                        null));
        return ReportData.read(List.of(folder));
    }

    private static ModeTraits traits(Direction direction, Kind kind, String library, int order) {
        return new ModeTraits(direction, kind, library, "1.0", "Java", order);
    }

    private static void add(List<Measurement> rows, Well1024a random, String gates, int n, String mode, double time) {
        rows.addAll(Rows.noisy(new Cell("chain", gates, n, 1, mode, 1, 1), time, 3, 3, 0, random));
    }
}
