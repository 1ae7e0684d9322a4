package org.gradcost.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The second JVM, which answers GradBench if the first JVM does not have the flags that suit this work, since a JVM's collector
 * and heap are chosen when it starts. It takes over the streams, and ends with the first JVM, however that ends.
 */
final class GradBenchJvm {

    /**
     * The flags of the second JVM. The parallel collector has the cheapest write barriers and no concurrent threads; the heap may
     * take most of the machine's memory, since it contains the tapes; the deep stack is for recursion.
     */
    static final List<String> FLAGS = List.of("-XX:+UseParallelGC", "-XX:MaxRAMPercentage=75", "-Xss16m");

    static final String CHILD_OF = "--child-of";

    private GradBenchJvm() {}

    /**
     * Returns whether the command line requests GradBench in a JVM that is not the second one and has no explicitly chosen
     * collector.
     */
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

    /** Starts the second JVM, which parses the arguments itself, and returns its exit code. */
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
