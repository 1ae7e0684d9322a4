package org.gradcost.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.gradcost.gradbench.Choice;
import org.gradcost.gradbench.Tool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command {@code gradbench}, which answers GradBench's evals on standard input and output; {@link GradBenchJvm} describes the
 * JVM in which it runs.
 */
@Command(
        name = "gradbench",
        mixinStandardHelpOptions = true,
        description = "Runs as a tool of GradBench: answers its evals on standard input and output.")
final class GradBenchCommand implements Callable<Integer> {

    @Option(
            names = "--mode",
            defaultValue = "best",
            description =
                    "Mode that computes the derivatives: ${COMPLETION-CANDIDATES}; best tries both for every input"
                            + " (default: ${DEFAULT-VALUE}).")
    private Choice mode;

    @Option(names = GradBenchJvm.CHILD_OF, hidden = true)
    private Long parent;

    @Override
    public Integer call() throws Exception {
        if (parent != null) {
            EndOfParent.endsThisJvm(parent);
        }
        try (FileInputStream in = new FileInputStream(FileDescriptor.in);
                OutputStream out = CheckedOutput.standard()) {
            System.setOut(System.err); // standard output is for the protocol alone
            new Tool(in, out, mode).run();
        }
        return Commands.FINE;
    }
}
