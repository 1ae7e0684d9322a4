package org.gradcost.sweep;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gradcost.bench.Benchmarks;
import org.gradcost.bench.ForkReport;
import org.gradcost.bench.TurnGiver;
import org.gradcost.family.Families;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.gradbench.driver.Tools;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.Cell;
import org.gradcost.results.Modes;

/** A JVM that runs JMH on one cell, with one iteration per turn. */
final class MeasuringJvm implements Closeable {

    private static final String HINTS = "/META-INF/CompilerHints";
    private static final long PATIENCE = 5; // s

    private final Contender contender;
    private final Path facts;
    private final Path log;
    private final Path hints;
    private final Process process;
    private long peak;

    private MeasuringJvm(Contender contender, Path facts, Path log, Path hints, Process process) {
        this.contender = contender;
        this.facts = facts;
        this.log = log;
        this.hints = hints;
        this.process = process;
    }

    /**
     * Starts the JVM.
     *
     * @param id number of the JVM among those that take turns
     * @param port to which it connects
     * @param turns number of turns that it will get
     * @param heap of the JVM
     */
    static MeasuringJvm start(Contender contender, int id, int port, int turns, HeapSize heap) throws IOException {
        Path facts = Leftovers.file(".facts");
        Path log = Leftovers.file(".log");
        Path hints = Leftovers.file(".hints");
        Files.writeString(hints, "quiet\n" + compilerHints());
        Job job = contender.job();
        Launcher launcher = contender.launcher();
        List<String> command = new ArrayList<>();
        command.add(launcher.java().toString());
        command.addAll(launcher.arguments());
        command.addAll(Benchmarks.FLAGS);
        command.addAll(heap.flags());
        command.add("-XX:CompileCommandFile=" + hints);
        command.add("-Djmh.ignoreLock=true"); // the process that gives the turns holds the lock
        command.add("-D" + TurnGiver.PORT + "=" + port);
        command.add("-D" + TurnGiver.ID + "=" + id);
        command.add("-D" + ForkReport.FILE + "=" + facts);
        if (launcher.own()) {
            command.add("-D" + Families.HANDED_ON + "="
                    + Families.named(job.cell().family()).getClass().getName());
            command.add("-D" + ModeRegistry.HANDED_ON + "=" + job.mode().handedOn());
        }
        command.addAll(KernelsOfJvm.flags(Kernels.labelled(job.cell().kernels())));
        command.addAll(job.mode().jvmFlags());
        command.add("-cp");
        command.add(launcher.classPath(job.mode().classPath()));
        command.add(org.openjdk.jmh.Main.class.getName());
        command.addAll(arguments(job.cell(), contender.pass(), turns));
        programs(job.mode()).forEach(program -> ResidentMemory.forgetPeak(program.pid()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new MeasuringJvm(contender, facts, log, hints, process);
    }

    private static List<String> arguments(Cell cell, boolean pass, int turns) {
        List<String> arguments = new ArrayList<>(List.of(
                pass ? Benchmarks.PASS_TURN : Benchmarks.GRADIENT_TURN,
                // This JVM is itself the fork.
                "-f",
                "0",
                "-wi",
                "1",
                "-i",
                String.valueOf(turns),
                "-foe",
                "true"));
        parameter(arguments, "mode", cell.mode());
        parameter(arguments, "family", cell.family());
        parameter(arguments, "gates", cell.gates());
        if (!cell.kernels().equals(Modes.PLAIN_KERNELS)) { // a jar of an earlier version does not know kernels
            parameter(arguments, "kernels", cell.kernels());
        }
        parameter(arguments, "n", cell.n());
        parameter(arguments, "m", cell.m());
        parameter(arguments, "width", cell.width());
        parameter(arguments, "threads", cell.threads());
        return arguments;
    }

    private static void parameter(List<String> arguments, String name, Object value) {
        arguments.add("-p");
        arguments.add(name + "=" + value);
    }

    /** Returns the methods that JMH excludes from inlining, in the way that JMH itself passes them to a fork. */
    private static String compilerHints() throws IOException {
        try (InputStream in = MeasuringJvm.class.getResourceAsStream(HINTS)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Contender contender() {
        return contender;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns the processes of a tool that this process lends. */
    private static List<ProcessHandle> programs(Mode mode) {
        return Tools.lentProcess(mode).stream()
                .flatMap(tool -> Stream.concat(Stream.of(tool), tool.descendants()))
                .toList();
    }

    /** Reads the memory of the measured process, a tool if this JVM drives one, otherwise the JVM, while it still exists. */
    void seePeak() {
        List<ProcessHandle> lent = programs(contender.job().mode());
        List<ProcessHandle> tools = lent.isEmpty() ? process.descendants().toList() : lent;
        List<ProcessHandle> measured = tools.isEmpty() ? List.of(process.toHandle()) : tools;
        for (ProcessHandle one : measured) {
            peak = Math.max(peak, ResidentMemory.peak(one.pid()));
        }
    }

    /** Returns the peak memory that was observed, B; empty if the system does not report it. */
    OptionalLong peak() {
        return peak > 0 ? OptionalLong.of(peak) : OptionalLong.empty();
    }

    /** Returns the JVM's report apart from its slots. */
    ForkReport facts() throws IOException {
        try {
            return ForkReport.read(facts);
        } catch (NoSuchFileException e) {
            throw Leftovers.deleted(e);
        }
    }

    /** Returns why the JVM has ended, in one line. */
    String whyItEnded() {
        try {
            Optional<Integer> exit =
                    process.waitFor(PATIENCE, TimeUnit.SECONDS) ? Optional.of(process.exitValue()) : Optional.empty();
            return FailureReason.of(log, exit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "it was interrupted";
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Ends the JVM. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly); // a program that a mode started
        process.destroyForcibly();
    }

    /** Ends the JVM and deletes its files. */
    @Override
    public void close() {
        try {
            kill();
            process.waitFor(PATIENCE, TimeUnit.SECONDS);
            Files.deleteIfExists(facts);
            Files.deleteIfExists(log);
            Files.deleteIfExists(hints);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
