package org.gradcost.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gradcost.gradbench.Choice;
import org.gradcost.gradbench.Tool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code gradbench}: answers GradBench's evals on standard input and output.
 *
 * <p>A JVM's collector and heap are chosen when it starts. A JVM whose collector was chosen on its command line, or by {@code
 * JAVA_TOOL_OPTIONS}, answers itself. Any other starts one more with the flags that suit this work, and lets it take over the
 * streams; the second one ends with the first, however that ends.
 */
@Command(
        name = "gradbench",
        mixinStandardHelpOptions = true,
        description = "Runs as a tool of GradBench: answers its evals on standard input and output.")
final class GradBenchCommand implements Callable<Integer> {

    /**
     * The parallel collector has the cheapest write barriers and no threads beside the one that computes; the heap may
     * take most of the machine, since tapes live in it; the deep stack is for recursion.
     */
    static final List<String> FLAGS = List.of("-XX:+UseParallelGC", "-XX:MaxRAMPercentage=75", "-Xss16m");

    @Option(
            names = "--mode",
            defaultValue = "best",
            description = "${COMPLETION-CANDIDATES}: how derivatives are taken; best tries both at every input"
                    + " (default: ${DEFAULT-VALUE}).")
    private Choice mode;

    @Option(names = "--child-of", hidden = true)
    private Long parent;

    @Override
    public Integer call() throws Exception {
        if (parent == null
                && !hasChosenCollector(ManagementFactory.getRuntimeMXBean().getInputArguments())) {
            return inAJvmOfItsOwn();
        }
        if (parent != null) {
            EndOfParent.endsThisJvm(parent);
        }
        try (FileInputStream in = new FileInputStream(FileDescriptor.in);
                FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            System.setOut(System.err); // standard output is for the protocol alone
            new Tool(in, out, mode).run();
        }
        return Commands.FINE;
    }

    private int inAJvmOfItsOwn() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(mode)).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process.waitFor();
    }

    static boolean hasChosenCollector(List<String> flags) {
        return flags.stream().anyMatch(flag -> flag.matches("-XX:\\+Use\\w+GC"));
    }

    /** Returns the command line that starts the second JVM. */
    static List<String> command(Choice mode) {
        return Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        FLAGS,
                        List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "gradbench"),
                        List.of(
                                "--mode",
                                mode.name(),
                                "--child-of",
                                String.valueOf(ProcessHandle.current().pid())))
                .flatMap(List::stream)
                .toList();
    }
}
