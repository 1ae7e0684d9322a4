package org.gradcost.cli;

import org.gradcost.cli.picture.LessonPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code lesson}, which prints backpropagation, step by step, as a page to be projected. */
@Command(
        name = "lesson",
        mixinStandardHelpOptions = true,
        description =
                "Prints a lecture on backpropagation as one HTML page that needs no network: every named circuit with its"
                        + " picture and its numbers.",
        footer = "%nFor example:  lesson > lesson.html")
final class LessonCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(LessonPage.html());
        spec.commandLine().getOut().flush();
    }
}
