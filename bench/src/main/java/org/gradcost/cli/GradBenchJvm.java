package org.gradcost.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The second JVM that answers GradBench where the first has not been given the flags that suit this work: a JVM's collector and heap are
 * chosen when it starts. It takes over the streams, and ends with the first, however that ends.
 */
final class GradBenchJvm {

    /**
     * The parallel collector has the cheapest write barriers and no threads beside the one that computes; the heap may
     * take most of the machine, since tapes live in it; the deep stack is for recursion.
     */
    static final List<String> FLAGS = List.of("-XX:+UseParallelGC", "-XX:MaxRAMPercentage=75", "-Xss16m");

    static final String CHILD_OF = "--child-of";

    private GradBenchJvm() {}

    /** Returns whether the words of the command line ask for GradBench in a JVM that is neither the second nor has a chosen collector. */
    static boolean isNeeded(List<String> arguments) {
        return arguments.get(0).equals("gradbench")
                && !arguments.contains(CHILD_OF)
                && !hasChosenCollector(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    static boolean hasChosenCollector(List<String> flags) {
        for (String flag : flags) {
            if (flag.matches("-XX:\\+Use\\w+GC")) {
                return true;
            }
        }
        return false;
    }

    /** Starts the second JVM, which reads the words itself, and returns its exit code. */
    static int run(List<String> arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(arguments)).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process.waitFor();
    }

    /** Returns the command line that starts the second JVM. */
    static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        command.addAll(List.of(CHILD_OF, String.valueOf(ProcessHandle.current().pid())));
        return command;
    }
}
