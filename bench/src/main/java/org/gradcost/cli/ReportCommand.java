package org.gradcost.cli;

import java.nio.file.Path;
import java.util.List;
import org.gradcost.results.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code report}, which writes a report of a run. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Writes an offline page, figures, tables, numbers and a LaTeX paper of two pages, from a run or a JMH file.")
final class ReportCommand implements Runnable {

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR",
            description = "Folder of a run, or of each of its shards; or a JMH file.")
    private List<Path> folders;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the report.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Report.write(folders, out);
        spec.commandLine()
                .getOut()
                .println("Page: " + out.resolve("report.html") + "; for a paper: " + out.resolve("paper.tex")
                        + " with figures, tables and numbers.tex beside it");
    }
}
