package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.gradcost.cli.run.SweepOptions;
import org.gradcost.results.Cell;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.EnvironmentFile;
import org.gradcost.results.file.RunFolder;
import org.gradcost.sweep.EnvironmentProbe;
import org.gradcost.sweep.Shard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a sweep that is disturbed; {@code src/test/sh/faults.sh} disturbs more, and at random. */
class FaultsTest {
    private static final String[] SWEEP = {
        "sweep", "--profile", "smoke", "--families", "product", "--n", "4", "--modes", "hand,reverse"
    };

    @TempDir
    private Path folder;

    /** Ctrl-C after a cell, SIGKILL after another, then to the end. */
    @Test
    void stoppedAndKilledAndResumed() throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        Process stopped = start("stopped.txt", SWEEP, "--out", run.toString());
        awaitCells(run, 1, stopped);
        stopped.destroy();
        assertTrue(stopped.waitFor(1, TimeUnit.MINUTES));
        String said = said("stopped.txt");
        assertTrue(said.contains(" kept. Continue with: sweep --profile smoke --families product"), said);
        assertTrue(said.contains("--out " + run + " --resume"), said);

        Process killed = start("killed.txt", SWEEP, "--out", run.toString(), "--resume");
        awaitCells(run, 2, killed);
        killed.destroyForcibly().waitFor();

        Process resumed = start("resumed.txt", SWEEP, "--out", run.toString(), "--resume");
        assertTrue(resumed.waitFor(2, TimeUnit.MINUTES));
        assertEquals(0, resumed.exitValue(), said("resumed.txt"));
        RunFolder found = RunFolder.open(run); // which refuses a row that is there twice
        List<Cell> whole = SweepOptions.of(List.of(SWEEP)).cells(Shard.WHOLE);
        assertEquals(whole, List.copyOf(found.complete()));
        assertTrue(found.environment().orElseThrow().finished() != null);
    }

    @Test
    void aForkThatDiesIsAFindingAndNotTheEnd() throws IOException, InterruptedException {
        Path source = Path.of("src", "test", "resources", "Doomed.java");
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-nowarn",
                                "-cp",
                                classPath(),
                                "-d",
                                folder.toString(),
                                source.toString()));
        Path run = folder.resolve("run");
        Process sweep = start(
                "doomed.txt",
                new String[] {"sweep", "--profile", "smoke", "--families", "doomed,product", "--n", "1,3"},
                "--modes",
                "reverse",
                "--out",
                run.toString());
        assertTrue(sweep.waitFor(2, TimeUnit.MINUTES));
        String said = said("doomed.txt");
        assertEquals(1, sweep.exitValue(), said);
        assertTrue(said.contains("FAILED, and not timed: doomed n=1 m=1 reverse"), said);
        assertTrue(said.contains("java.lang.OutOfMemoryError"), said);
        assertTrue(said.contains("its JVM ended with exit code 7"), said);
        assertEquals(6, RunFolder.open(run).complete().size(), "both of product and the primals of doomed, twice");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        Process sweep = start("refused.txt", SWEEP, "--out", file.resolve("run").toString());
        assertTrue(sweep.waitFor(1, TimeUnit.MINUTES));
        assertEquals(2, sweep.exitValue());
        assertTrue(said("refused.txt").startsWith(file.resolve("run") + ": cannot be made: "), said("refused.txt"));
    }

    /** Rows of two builds or two machines are not one run. */
    @Test
    void aRunThatBeganElsewhereIsNotGoneOnWith() throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        RunFolder.create(run).close();
        Environment here = EnvironmentProbe.now("standard", Arrays.asList(SWEEP), InstantSource.system());
        EnvironmentFile.write(run.resolve("environment.json"), here);
        Process sweep = start("elsewhere.txt", SWEEP, "--out", run.toString(), "--resume");
        assertTrue(sweep.waitFor(1, TimeUnit.MINUTES));
        assertEquals(3, sweep.exitValue());
        String said = said("elsewhere.txt");
        assertTrue(said.contains("cannot resume a run that began differently"), said);
        assertTrue(said.contains("profile standard | smoke"), said);
    }

    private static void awaitCells(Path run, int count, Process sweep) throws IOException, InterruptedException {
        Path rows = run.resolve("measurements.csv");
        while (sweep.isAlive() && cells(rows) < count) {
            Thread.sleep(20);
        }
    }

    private static long cells(Path rows) throws IOException {
        if (!Files.exists(rows)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(rows)) {
            return lines.filter(line -> line.contains(",passes,")).count();
        }
    }

    private Process start(String output, String[] first, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djmh.ignoreLock=true",
                "-cp",
                classPath() + File.pathSeparator + folder,
                Main.class.getName()));
        command.addAll(List.of(first));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(output).toFile())
                .start();
    }

    private String said(String output) throws IOException {
        return Files.readString(folder.resolve(output), StandardCharsets.UTF_8);
    }

    private static String classPath() {
        // Surefire hides the class path in the manifest of a jar of its own, and keeps it here.
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
