package org.gradcost.cli.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.sweep.KernelsOfJvm;
import org.gradcost.sweep.Launcher;

/** A command in a separate JVM, for kernels that this JVM cannot switch to. */
public final class OtherJvm {

    /** The text that a JVM writes to standard error when an incubator module is requested, as for the kernels. */
    private static final String OF_THE_MODULE = "WARNING: Using incubator module";

    private static final String ENTRY = "org.gradcost.cli.Main";

    private OtherJvm() {}

    /**
     * Runs a command, and copies its output.
     *
     * @param arguments of the command, with its name first
     * @return its exit code
     */
    public static int run(Kernels kernels, List<String> arguments, PrintWriter out, PrintWriter err)
            throws InterruptedException {
        Launcher launcher = Launcher.ofThisJvm();
        List<String> command = new ArrayList<>(List.of(launcher.java().toString()));
        command.addAll(launcher.arguments());
        command.addAll(KernelsOfJvm.flags(kernels));
        command.addAll(List.of("-cp", launcher.classPath(), ENTRY));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).start();
            Thread errors = new Thread(() -> copy(process.errorReader(StandardCharsets.UTF_8), err));
            errors.start();
            copy(process.inputReader(StandardCharsets.UTF_8), out);
            errors.join();
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(BufferedReader from, PrintWriter to) {
        from.lines().filter(line -> !line.startsWith(OF_THE_MODULE)).forEach(line -> {
            to.println(line);
            to.flush();
        });
    }
}
