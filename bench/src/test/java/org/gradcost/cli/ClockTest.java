package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A sweep on a machine whose clock is set back whenever one looks. JMH's times are those of another clock, which cannot be. */
class ClockTest {
    private static final Instant FIRST = Instant.parse("2026-03-29T12:00:00Z");

    private final List<Instant> read = new ArrayList<>();
    private final InstantSource backwards = () -> {
        read.add(FIRST.minus(Duration.ofDays(read.size())));
        return read.get(read.size() - 1);
    };

    @TempDir
    private Path folder;

    @Test
    void losesNoRowAndTakesNoNegativeTime() throws IOException {
        Path run = folder.resolve("run");
        String said = sweep("--out", run.toString());
        RunFolder whole = RunFolder.open(run);
        Environment environment = whole.environment().orElseThrow();
        assertTrue(read.size() >= 2, "the start and the end");
        assertEquals(FIRST.toString(), environment.started());
        assertEquals(environment.started(), environment.finished(), "not before it started");
        assertEquals(2, whole.complete().size(), said);

        // One cell of 10^5 tangents a pass is left out, and the run knows it.
        assertEquals(1, environment.leftOut().size(), said);
        assertTrue(
                environment.leftOut().toString().contains("product n=100000 m=1 hipparchus"),
                environment.leftOut().toString());

        // Cut off between two rows, and resumed days before it began.
        List<Measurement> rows = whole.measurements();
        Set<Cell> cells = whole.complete();
        Path measurements = run.resolve("measurements.csv");
        List<String> lines = Files.readAllLines(measurements);
        Files.write(measurements, lines.subList(0, lines.size() - 2));
        sweep("--out", run.toString(), "--resume");
        RunFolder resumed = RunFolder.open(run);
        assertEquals(cells, resumed.complete());
        Cell first = rows.get(0).cell();
        List<Measurement> before = of(first, rows);
        assertEquals(
                before, of(first, resumed.measurements()).subList(0, before.size()), "what was measured before stays");
        assertEquals(environment, resumed.environment().orElseThrow());
    }

    private static List<Measurement> of(Cell cell, List<Measurement> rows) {
        return rows.stream().filter(row -> row.cell().equals(cell)).toList();
    }

    private String sweep(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("sweep", "--profile", "smoke", "--families", "product", "--n", "1e5", "--modes"));
        arguments.add("hand,hipparchus");
        arguments.addAll(List.of(more));
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        assertEquals(
                0,
                Commands.run(new Backwards(), printer, printer, arguments.toArray(new String[0])),
                () -> out.toString());
        return out.toString();
    }

    /** Makes the commands, the sweep with the clock. */
    private final class Backwards implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type == SweepCommand.class
                    ? type.cast(new SweepCommand(backwards))
                    : CommandLine.defaultFactory().create(type);
        }
    }
}
