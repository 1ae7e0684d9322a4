package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradcost.Jdk;
import org.gradcost.cli.run.SweepOptions;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.EnvironmentFile;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.file.RunWriter;
import org.gradcost.sweep.EnvironmentProbe;
import org.gradcost.sweep.Leftovers;
import org.gradcost.sweep.Shard;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a sweep that is disturbed; {@code src/test/sh/faults.sh} disturbs more, and at random. */
class FaultsTest {
    private static final String[] SWEEP = {
        "sweep", "--profile", "smoke", "--families", "product", "--n", "4,10,30", "--modes", "hand"
    };

    @TempDir
    private Path folder;

    /** Ctrl-C after a block, SIGKILL after another, then to the end. */
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
        awaitCells(run, 3, killed);
        killed.destroyForcibly().waitFor();

        Process resumed = start("resumed.txt", SWEEP, "--out", run.toString(), "--resume");
        assertTrue(resumed.waitFor(2, TimeUnit.MINUTES));
        assertEquals(0, resumed.exitValue(), said("resumed.txt"));
        RunFolder found = RunFolder.open(run); // which refuses a row that is there twice
        List<Cell> whole = SweepOptions.of(List.of(SWEEP)).cells(Shard.WHOLE);
        assertEquals(Set.copyOf(whole), found.complete());
        assertTrue(found.environment().orElseThrow().finished() != null);
    }

    @Tag("thorough")
    @Test
    void aForkThatDiesIsAFindingAndNotTheEnd() throws IOException, InterruptedException {
        Path source = Path.of("src", "test", "resources", "Doomed.java");
        Jdk.compile(source, folder, "-nowarn");
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
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path run = Files.writeString(folder.resolve("file"), "not a folder").resolve("run");
        Answer.to(sweep("--out", run.toString())).assertRefused(run + ": cannot be created: ");
    }

    /** Rows of two builds or two machines are not one run. */
    @Test
    void aRunThatBeganElsewhereIsNotGoneOnWith() {
        Path run = folder.resolve("run");
        RunFolder.create(run).close();
        Environment here = EnvironmentProbe.now("standard", Arrays.asList(SWEEP), InstantSource.system());
        EnvironmentFile.write(run.resolve("environment.json"), here);
        Answer resumed = Answer.to(sweep("--out", run.toString(), "--resume"));
        assertEquals(3, resumed.exit());
        assertEquals(
                run
                        + ": cannot resume a run that was started with --profile=standard, not with --profile=smoke; repeat the"
                        + " options of its start (only --budget and --precision may differ or be omitted)",
                resumed.err().strip());
    }

    /** The folder is deleted after the first block: the next one notices, and everything measured is in another folder. */
    @Tag("thorough")
    @Test
    void aRunWhoseFolderIsDeletedIsRescued() throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        Process sweep = start("deleted.txt", SWEEP, "--out", run.toString());
        awaitCells(run, 1, sweep);
        Files.move(run, folder.resolve("elsewhere"));
        try (Stream<Path> files = Files.list(folder.resolve("elsewhere"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertTrue(sweep.waitFor(2, TimeUnit.MINUTES));
        String said = said("deleted.txt");
        assertEquals(2, sweep.exitValue(), said);
        Matcher rescued = Pattern.compile("run: was deleted or replaced; 4 cells saved in (\\S+) \\(--resume")
                .matcher(said);
        assertTrue(rescued.find(), said);
        Path saved = Path.of(rescued.group(1));
        assertEquals(4, RunFolder.open(saved).complete().size());
        assertTrue(RunFolder.environment(saved).isPresent(), "without it there is no going on");
    }

    /** Where there is no room for temporary files, nothing is begun. */
    @Test
    void aSweepWithoutATemporaryFolderIsRefused() throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        List<String> command = command(SWEEP, "--out", run.toString());
        command.add(1, "-Djava.io.tmpdir=" + folder.resolve("none"));
        Process sweep = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("temporary.txt").toFile())
                .start();
        assertTrue(sweep.waitFor(1, TimeUnit.MINUTES));
        assertEquals(2, sweep.exitValue(), said("temporary.txt"));
        List<String> said = said("temporary.txt").lines().toList();
        assertEquals(
                "the folder " + folder.resolve("none")
                        + " cannot hold temporary files: choose another with -Djava.io.tmpdir=DIR",
                said.get(said.size() - 1)); // newer JVMs say before it that there is no such folder
        assertTrue(said.size() <= 2, said.toString());
        assertFalse(Files.exists(run));
    }

    /** Returns whether this process was started with SIGINT ignored, which its children inherit. */
    private static boolean ignoresInterrupts() throws IOException {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            String ignored = status.filter(line -> line.startsWith("SigIgn:"))
                    .findFirst()
                    .orElseThrow()
                    .substring("SigIgn:".length())
                    .strip();
            return (Long.parseUnsignedLong(ignored, 16) & 1 << 2 - 1) != 0; // the bit of signal 2
        }
    }

    /** Ctrl-C typed at a real terminal, as {@code script} makes one: it answers, and leaves no fork and no file. */
    @Test
    void ctrlCAtATerminalSaysHowToGoOn() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/script")),
                "there is no script (util-linux) to make a terminal with");
        assumeFalse(ignoresInterrupts(), "SIGINT is ignored by this process, as behind nohup, and so by all it starts");
        Path run = folder.resolve("run");
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<String> command = command(SWEEP, "--out", run.toString());
        command.add(1, "-Djava.io.tmpdir=" + temporary);
        Process terminal = new ProcessBuilder("script", "-qefc", String.join(" ", command), "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("terminal.txt").toFile())
                .start();
        awaitCells(run, 1, terminal);
        terminal.getOutputStream().write(3);
        terminal.getOutputStream().flush();
        assertTrue(terminal.waitFor(1, TimeUnit.MINUTES), said("terminal.txt"));
        String said = said("terminal.txt");
        assertTrue(said.contains(" kept. Continue with: sweep --profile smoke --families product"), said);
        assertEquals(128 + 2, terminal.exitValue(), said);
        try (Stream<Path> files = Files.list(temporary)) {
            assertEquals(
                    List.of(),
                    files.map(Path::getFileName)
                            .map(Path::toString)
                            .filter(name -> name.startsWith("gradcost-"))
                            .toList());
        }
        assertTrue(
                ProcessHandle.allProcesses()
                        .noneMatch(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains(temporary.toString()))
                                .isPresent()),
                "a fork is left");
    }

    /** A fork whose sweep was killed is named by its number, and temporary files of processes that are no more go. */
    @Test
    void leftoversOfAKilledSweepAreNamedOrDeleted() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell to orphan a process with");
        String java = Jdk.java();
        Process shell = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "sleep 60 | " + java + " -Dgradcost.facts=none -cp '" + Jdk.classPath() + "' "
                                + Main.class.getName() + " gradbench > /dev/null & echo $!")
                .start();
        String pid = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        ProcessHandle orphan = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        try {
            shell.waitFor();
            String named = "";
            for (int i = 0; i < 200 && !named.contains("kill " + pid); i++) {
                Thread.sleep(50);
                named = String.join("\n", Leftovers.orphans());
            }
            assertTrue(named.contains("process " + pid + " is a fork of a sweep that was killed"), named);
        } finally {
            orphan.destroyForcibly();
            orphan.onExit().join();
        }
        Path stale = Files.createDirectory(
                Path.of(System.getProperty("java.io.tmpdir"), "gradcost-" + pid + "-" + System.nanoTime()));
        Files.createFile(stale.resolve("fork.facts"));
        Leftovers.clean();
        assertFalse(Files.exists(stale));
    }

    @Test
    void aRunOfUnknownOriginOrWithForeignCellsIsNotResumed() throws IOException {
        Path run = folder.resolve("run");
        Cell own = SweepOptions.of(List.of(SWEEP)).cells(Shard.WHOLE).get(0);
        Cell foreign = new Cell("nobody", "scalar", 4, 1, "reverse", 1, 1);
        try (RunWriter writer = RunFolder.create(run)) {
            writer.append(List.of(Measurement.of(own, Metric.PASSES, 1)));
            writer.append(List.of(Measurement.of(foreign, Metric.PASSES, 1)));
        }
        byte[] before = Files.readAllBytes(run.resolve("measurements.csv"));
        String[] resume = sweep("--out", run.toString(), "--resume");
        Answer.to(resume).assertRefused(run + ": contains rows but no environment.json");
        EnvironmentFile.write(
                run.resolve("environment.json"),
                EnvironmentProbe.now("smoke", Arrays.asList(SWEEP), InstantSource.system()));
        Answer.to(resume).assertRefused(run + ": contains " + foreign + ", which these options do not select");
        assertArrayEquals(before, Files.readAllBytes(run.resolve("measurements.csv")));
    }

    private static String[] sweep(String... more) {
        return Stream.concat(Arrays.stream(SWEEP), Arrays.stream(more)).toArray(String[]::new);
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
        return new ProcessBuilder(command(first, more))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(output).toFile())
                .start();
    }

    private List<String> command(String[] first, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Jdk.java(),
                Jdk.ONE_COMPILER,
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED", // as the manifest of the jar says
                "-Djmh.ignoreLock=true",
                "-cp",
                Jdk.classPath() + File.pathSeparator + folder,
                Main.class.getName()));
        command.addAll(List.of(first));
        command.addAll(List.of(more));
        return command;
    }

    private String said(String output) throws IOException {
        return Files.readString(folder.resolve(output), StandardCharsets.UTF_8);
    }
}
