package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gradcost.cli.run.SweepOptions;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.file.RunWriter;
import org.gradcost.sweep.EnvironmentProbe;
import org.gradcost.sweep.Shard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards as sweeps leave them, with times made up: nothing is measured. */
class MergeCommandTest {
    private static final int SHARDS = 3;
    private static final List<String> OPTIONS =
            List.of("sweep", "--profile", "smoke", "--families", "neuron,product", "--n", "4,10,100");
    private static final List<Cell> WHOLE = SweepOptions.of(OPTIONS).cells(Shard.WHOLE);

    @TempDir
    private Path folder;

    private record Answer(int exit, String out, String err) {}

    @Test
    void theMergedRunHasExactlyTheCellsOfTheWhole() throws IOException {
        shards();
        Answer answer = merge("1", "2", "3");
        assertEquals(0, answer.exit, answer.err);
        RunFolder run = RunFolder.open(folder.resolve("merged"));
        assertEquals(WHOLE, List.copyOf(run.complete()), "all, once each, and in the order of the undivided sweep");
        assertEquals(WHOLE.size(), run.summary().orElseThrow().size());
        assertEquals(5 * WHOLE.size(), run.measurements().size(), "both forks of each");
        Environment environment = run.environment().orElseThrow();
        assertEquals(OPTIONS, environment.options());
        assertEquals("2026-01-01T00:00:01Z", environment.started());
        assertEquals("2026-01-01T00:00:13Z", environment.finished());
    }

    @Test
    void aShardIsNotDividedWithinAFamilyAndSize() {
        for (Cell cell : WHOLE) {
            assertEquals(
                    1,
                    Stream.of(1, 2, 3)
                            .filter(i -> SweepOptions.of(OPTIONS).cells(new Shard(i, SHARDS)).stream()
                                    .anyMatch(other -> other.family().equals(cell.family()) && other.n() == cell.n()))
                            .count());
        }
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        shards();
        Answer answer = merge("1", "3");
        int without = SweepOptions.of(OPTIONS).cells(new Shard(2, SHARDS)).size();
        assertEquals(1, answer.exit, answer.err);
        assertTrue(answer.out.contains("MISSING: shard 2/3, " + without + " cells"), answer.out);
        RunFolder run = RunFolder.open(folder.resolve("merged"));
        assertEquals(WHOLE.size() - without, run.complete().size());
        assertEquals(null, run.environment().orElseThrow().finished());
    }

    @Test
    void aCellThatFailedInItsShardIsNamed() throws IOException {
        write("1", 1, cells -> cells.subList(0, cells.size() - 1), e -> e);
        write("2", 2, cells -> cells, e -> e);
        write("3", 3, cells -> cells, e -> e);
        Answer answer = merge("1", "2", "3");
        List<Cell> first = SweepOptions.of(OPTIONS).cells(new Shard(1, SHARDS));
        assertEquals(1, answer.exit);
        assertTrue(
                answer.out.contains("MISSING: " + first.get(first.size() - 1) + " of shard 1/3, which failed"),
                answer.out);
    }

    /** Whoever wrote the file, its program is not started; the cells measured with it are kept. */
    @Test
    void aToolThatTheFileNamesIsNotStarted() throws IOException {
        Path started = folder.resolve("started");
        for (int i = 1; i <= SHARDS; i++) {
            write(
                    String.valueOf(i),
                    i,
                    cells -> Stream.concat(cells.stream(), Stream.of(ofTool(cells.get(0))))
                            .toList(),
                    e -> e.withOptions(Stream.concat(e.options().stream(), Stream.of("--tool", "mine=touch " + started))
                            .toList()));
        }
        Answer answer = merge("1", "2", "3");
        assertEquals(0, answer.exit, answer.err);
        assertTrue(answer.out.contains("The cells of mine are taken as they are"), answer.out);
        assertEquals(
                WHOLE.size() + SHARDS,
                RunFolder.open(folder.resolve("merged")).complete().size());
        assertFalse(Files.exists(started));
    }

    private static Cell ofTool(Cell like) {
        return new Cell(like.family(), like.gates(), like.n(), like.m(), "mine", like.width(), like.threads());
    }

    /** A sweep that left a cell out, for want of memory say, has ended all the same. */
    @Test
    void aCellThatItsShardLeftOutIsNotMissing() throws IOException {
        List<Cell> first = SweepOptions.of(OPTIONS).cells(new Shard(1, SHARDS));
        Cell large = first.get(first.size() - 1);
        write("1", 1, cells -> cells.subList(0, cells.size() - 1), e -> e.leavingOut(Map.of(large, "needs 9 GiB")));
        write("2", 2, cells -> cells, e -> e);
        write("3", 3, cells -> cells, e -> e);
        Answer answer = merge("1", "2", "3");
        assertEquals(0, answer.exit, answer.out);
        assertTrue(answer.out.contains("Left out: " + large + ": needs 9 GiB"), answer.out);
        assertFalse(answer.out.contains("MISSING"), answer.out);
        Environment merged =
                RunFolder.open(folder.resolve("merged")).environment().orElseThrow();
        assertEquals(Map.of(large.toString(), "needs 9 GiB"), merged.leftOut());
        assertEquals("2026-01-01T00:00:13Z", merged.finished(), "there is nothing to wait for");
    }

    @Test
    void aCellThatIsThereTwiceIsNamed() throws IOException {
        shards();
        write("again", 2, cells -> cells, e -> e);
        Answer answer = merge("1", "2", "3", "again");
        assertEquals(2, answer.exit);
        assertTrue(answer.err.contains("is both in ") && answer.err.contains("again (shard 2/3)"), answer.err);
        assertFalse(Files.exists(folder.resolve("merged")));
    }

    @Test
    void aForeignShardIsNamed() throws IOException {
        shards();
        assertForeign(e -> with(e, "elsewhere", e.processor(), e.options()), "commit");
        assertForeign(e -> with(e, e.commit(), "another processor", e.options()), "processor");
        assertForeign(
                e -> with(
                        e,
                        e.commit(),
                        e.processor(),
                        Stream.concat(
                                        Stream.of("sweep", "--profile", "smoke"),
                                        e.options().stream().skip(3))
                                .map(option -> option.replace("4,10,100", "4,10"))
                                .toList()),
                "options");
    }

    private void assertForeign(UnaryOperator<Environment> changed, String what) throws IOException {
        Path foreign = folder.resolve("foreign " + what);
        write(foreign.getFileName().toString(), 2, cells -> cells, changed);
        Answer answer = merge("1", foreign.getFileName().toString(), "3");
        assertEquals(3, answer.exit);
        assertTrue(answer.err.startsWith(foreign + " (shard 2/3) is not part of the same sweep"), answer.err);
        assertTrue(answer.err.contains(": " + what + " "), answer.err);
    }

    private void shards() throws IOException {
        for (int i = 1; i <= SHARDS; i++) {
            write(String.valueOf(i), i, cells -> cells, e -> e);
        }
    }

    private void write(String name, int shard, UnaryOperator<List<Cell>> part, UnaryOperator<Environment> changed)
            throws IOException {
        List<String> options = Stream.concat(
                        OPTIONS.stream(), Stream.of("--out", name, "--shard", shard + "/" + SHARDS))
                .toList();
        Environment machine = EnvironmentProbe.now("smoke", options, InstantSource.system());
        Environment environment = with(machine, machine.commit(), machine.processor(), options);
        try (RunWriter run = RunFolder.create(folder.resolve(name))) {
            part.apply(SweepOptions.of(options).cells(new Shard(shard, SHARDS))).forEach(cell -> {
                run.append(List.of(
                        Measurement.of(cell, Metric.TIME, 0, 0, new Measurement.Turn(0, 5), 100),
                        Measurement.of(cell, Metric.PASSES, 1),
                        Measurement.of(cell, Metric.FORK_END, 0, 1)));
                run.append(List.of(
                        Measurement.of(cell, Metric.TIME, 1, 0, new Measurement.Turn(0, 15), 101),
                        Measurement.of(cell, Metric.FORK_END, 1, 1)));
            });
            Environment started = at(environment, shard);
            run.environment(changed.apply(started)
                    .finishedAt(Instant.parse("2026-01-01T00:00:10Z").plusSeconds(shard)));
        }
    }

    private static Environment at(Environment e, int second) {
        return new Environment(
                e.processor(),
                e.physicalCores(),
                e.logicalCores(),
                e.caches(),
                e.memoryBytes(),
                e.os(),
                e.jdk(),
                e.vmFlags(),
                e.libraries(),
                e.modes(),
                e.commit(),
                e.clean(),
                e.options(),
                e.profile(),
                e.leftOut(),
                e.turns(),
                e.noise(),
                "2026-01-01T00:00:0" + second + "Z",
                null);
    }

    private static Environment with(Environment e, String commit, String processor, List<String> options) {
        return new Environment(
                processor,
                e.physicalCores(),
                e.logicalCores(),
                e.caches(),
                e.memoryBytes(),
                e.os(),
                e.jdk(),
                e.vmFlags(),
                e.libraries(),
                e.modes(),
                commit,
                e.clean(),
                options,
                e.profile(),
                e.leftOut(),
                e.turns(),
                e.noise(),
                e.started(),
                e.finished());
    }

    private Answer merge(String... shards) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> arguments = Stream.of(
                        Stream.of("merge"),
                        Stream.of(shards).map(shard -> folder.resolve(shard).toString()),
                        Stream.of("--out", folder.resolve("merged").toString()))
                .flatMap(s -> s)
                .toList();
        int exit = Commands.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(new String[0]));
        return new Answer(exit, out.toString(), err.toString());
    }
}
