package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.results.Cell;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.summary.SummaryRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real sweep, as small as one can be: JMH starts real JVMs. Nothing is said about how long anything took. */
class SweepTest {

    private static final String[] SWEEP = {
        "sweep",
        "--profile",
        "smoke",
        "--families",
        "neuron",
        "--n",
        "4",
        "--gates",
        "scalar",
        "--modes",
        "reverse,forward"
    };

    @TempDir
    private Path folder;

    @Test
    void measuresResumesAndReports() throws IOException {
        Path run = folder.resolve("run");
        String report = sweep("--out", run.toString(), "--budget=20m");
        assertTrue(report.contains("neuron"), report);
        assertTrue(report.contains("Who is ahead"), report);

        List<SummaryRow> rows = RunFolder.open(run).summary().orElseThrow();
        assertEquals(Set.of("primal", "reverse", "forward"), modes(rows));
        for (SummaryRow row : rows) {
            assertEquals(3, row.cell().n(), "the size the family has nearest to 4");
            assertTrue(row.overhead().isPresent());
            assertEquals(
                    row.cell().mode().equals("forward") ? 3 : 1, row.passes().orElseThrow());
            assertTrue(row.gradientError().orElseThrow() <= 1e-12);
        }
        assertTrue(RunFolder.open(run).environment().orElseThrow().finished() != null);

        // As a kill leaves it: the last cell cut off.
        List<String> lines = Files.readAllLines(run.resolve("measurements.csv"));
        Set<Cell> all = RunFolder.open(run).complete();
        Files.write(run.resolve("measurements.csv"), lines.subList(0, lines.size() - 2));
        sweep("--out", run.toString(), "--resume");
        assertEquals(all, RunFolder.open(run).complete());
        assertTrue(
                RunFolder.open(run).measurements().size() > lines.size() - 3,
                "what was whole is kept; the cell that was cut off has taken turns with the primal again");

        Environment resumed = RunFolder.open(run).environment().orElseThrow();
        assertTrue(resumed.options().contains("--budget=20m"), "that of the run holds: " + resumed.options());
        assertEquals("PT20M", resumed.turns().budget());

        Map<Path, byte[]> files = files(run);
        String why = sweep("--out", run.toString(), "--resume");
        assertTrue(why.startsWith(run + ": nothing to measure: each cell has the precision or the rounds"), why);
        assertEquals(1, why.lines().count(), why);
        String spent = sweep("--out", run.toString(), "--resume", "--precision=0.1%", "--budget=1s");
        assertEquals(run + ": nothing to measure: the budget of 1 s is used up; give a larger --budget", spent.strip());
        assertSame(files, files(run));

        StringWriter out = new StringWriter();
        assertEquals(0, Commands.run(new PrintWriter(out), new PrintWriter(out), "crossover", run.toString()));
        assertTrue(out.toString().contains("neuron, scalar gates: "), out.toString());
    }

    private static void assertSame(Map<Path, byte[]> one, Map<Path, byte[]> other) {
        assertEquals(one.keySet(), other.keySet());
        one.forEach((file, bytes) -> assertArrayEquals(bytes, other.get(file), file.toString()));
    }

    private static Map<Path, byte[]> files(Path folder) throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(file, Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** The axis of outputs, from the measurement to the page. */
    @Test
    void mapsOverInputsAndOutputs() throws IOException {
        Path run = folder.resolve("maps");
        String said = run(
                "sweep",
                "--profile",
                "smoke",
                "--families",
                "dense-map",
                "--n",
                "9",
                "--m",
                "3,8",
                "--gates",
                "scalar",
                "--modes",
                "reverse,forward",
                "--out",
                run.toString());
        assertTrue(said.contains("the rule “forward when n < m” names the faster at "), said);
        List<SummaryRow> rows = RunFolder.open(run).summary().orElseThrow();
        assertEquals(6, rows.size());
        for (SummaryRow row : rows) {
            Cell cell = row.cell();
            long passes = cell.mode().equals("primal") ? 1 : cell.mode().equals("forward") ? cell.n() : cell.m();
            assertEquals(passes, row.passes().orElseThrow(), cell.toString());
            assertTrue(row.overhead().isPresent(), cell.toString());
        }
        assertTrue(run("crossover", run.toString()).contains("dense-map, scalar gates: "));
        Path report = folder.resolve("report");
        run("report", run.toString(), "--out", report.toString());
        String page = Files.readString(report.resolve("report.html"));
        assertTrue(
                page.contains("Map over n and m") && page.contains("forward when n &lt; m"), "the map is on the page");
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertEquals(0, Commands.run(new PrintWriter(out), new PrintWriter(err), arguments), () -> out + "\n" + err);
        return out.toString();
    }

    private static Set<String> modes(List<SummaryRow> rows) {
        return rows.stream().map(row -> row.cell().mode()).collect(Collectors.toSet());
    }

    private static String sweep(String... more) {
        String[] arguments = Arrays.copyOf(SWEEP, SWEEP.length + more.length);
        System.arraycopy(more, 0, arguments, SWEEP.length, more.length);
        return run(arguments);
    }
}
