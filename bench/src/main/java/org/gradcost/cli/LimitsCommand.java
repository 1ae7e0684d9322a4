package org.gradcost.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gradcost.cli.run.Inapplicable;
import org.gradcost.cli.run.OtherJvm;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.limits.FunctionTimer;
import org.gradcost.limits.KernelTimer;
import org.gradcost.limits.LimitsFile;
import org.gradcost.limits.LimitsRow;
import org.gradcost.limits.LimitsTables;
import org.gradcost.results.BadInputException;
import org.gradcost.results.file.TextFile;
import org.gradcost.sweep.JmhLock;
import org.gradcost.sweep.KernelsOfJvm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code limits}, which compares values and gradients with hand-written C++. */
@Command(
        name = "limits",
        mixinStandardHelpOptions = true,
        description =
                "Compares primals, gradients by hand and reverse-compiled with C++ that it compiles, in interleaved rounds.")
final class LimitsCommand implements Callable<Integer> {

    @Option(
            names = "--families",
            split = ",",
            paramLabel = "F",
            description = "Families, of those with C++ code (default: all of them).")
    private List<String> families = KernelTimer.families();

    @Option(
            names = "--rounds",
            defaultValue = "20",
            paramLabel = "N",
            description = "Measured rounds (default: ${DEFAULT-VALUE}), after half as many for warming up.")
    private int rounds;

    @Option(
            names = "--milliseconds",
            defaultValue = "20",
            paramLabel = "MS",
            description = "Time of each contender per round, ms (default: ${DEFAULT-VALUE}).")
    private int milliseconds;

    @Option(
            names = "--compiler",
            defaultValue = "g++",
            paramLabel = "COMMAND",
            description = "C++ compiler (default: ${DEFAULT-VALUE}).")
    private String compiler;

    @Option(
            names = "--kernels",
            defaultValue = "plain",
            paramLabel = "KIND",
            description = "Kernels of the Java code: plain (the default) or vector, in a separate JVM.")
    private String kernels;

    @Option(
            names = "--functions",
            description =
                    "Measures exp, log, tanh and others beside java.lang.Math instead, 1000 numbers in each call.")
    private boolean functions;

    @Option(names = "--out", paramLabel = "FILE", description = "File for the rows, as CSV.")
    private Path out;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description =
                    "Instead: print the ratios in such a file as a table in Markdown, with a row for each family.")
    private Path table;

    /** The options of a measurement in C++, which the other measurements do not use. */
    private static final List<String> OF_FAMILIES = List.of("--families", "--compiler");

    /** The options of any measurement. */
    private static final List<String> OF_MEASUREMENTS =
            List.of("--families", "--rounds", "--milliseconds", "--compiler", "--kernels", "--functions", "--out");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (table != null) {
            Inapplicable.refuse(spec, OF_MEASUREMENTS, "--table", "prints a file and measures nothing");
            spec.commandLine()
                    .getOut()
                    .print(LimitsTables.ofFamilies(LimitsFile.readWithUnits(table))
                            .markdown());
            return Commands.FINE;
        }
        if (functions) {
            Inapplicable.refuse(spec, OF_FAMILIES, "--functions", "measures functions, in Java alone");
        }
        if (rounds < 1 || milliseconds < 1) {
            throw new BadInputException("--rounds and --milliseconds must be at least 1");
        }
        Kernels chosen = KernelsOfJvm.named(kernels);
        if (chosen != Kernels.ofThisJvm()) {
            return OtherJvm.run(
                    chosen,
                    spec.root().commandLine().getParseResult().originalArgs(),
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
        }
        List<LimitsRow> rows;
        try (JmhLock lock = JmhLock.take()) {
            rows = measure();
        }
        if (out != null) {
            TextFile.write(out, LimitsFile.encode(rows));
        }
        spec.commandLine()
                .getOut()
                .println(LimitsTables.ofContenders(
                        functions ? "function" : "family", functions ? "Math" : "C++ strict", rows));
        return Commands.FINE;
    }

    private List<LimitsRow> measure() {
        if (functions) {
            return new FunctionTimer(rounds, milliseconds).measure();
        }
        List<LimitsRow> rows = new ArrayList<>();
        try (KernelTimer limits = new KernelTimer(compiler, rounds, milliseconds)) {
            for (String family : families) {
                rows.addAll(limits.measure(family));
            }
        }
        return rows;
    }
}
