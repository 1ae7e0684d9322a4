package org.gradcost.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.gradcost.cli.section.GatesSection;
import org.gradcost.cli.section.PassesSection;
import org.gradcost.cli.section.PayOffSection;
import org.gradcost.cli.text.IntervalText;
import org.gradcost.results.BadInputException;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.summary.Boundaries;
import org.gradcost.results.summary.Boundary;
import org.gradcost.results.summary.Crossover;
import org.gradcost.results.summary.Crossovers;
import org.gradcost.results.summary.Growth;
import org.gradcost.results.summary.Summary;
import org.gradcost.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code crossover}, which shows where reverse mode overtakes forward mode, and how the time of each mode grows. */
@Command(
        name = "crossover",
        mixinStandardHelpOptions = true,
        description =
                "Prints n*, the number of inputs from which a reverse mode is faster than the best forward mode of its kind, with"
                        + " its interval, and the growth exponent of each mode.")
final class CrossoverCommand implements Runnable {

    @Parameters(paramLabel = "DIR", description = "Folder of a run.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Summary summary = RunFolder.open(folder).summarise();
        if (summary.rows().stream().allMatch(row -> row.time().isEmpty())) {
            throw new BadInputException(folder + ": contains no times, so there is no crossover");
        }
        List<Crossover> crossovers = Crossovers.of(summary.times(), summary.roles());
        List<Boundary> boundaries = Boundaries.all(summary.times(), summary.roles());
        crossovers.forEach(crossover -> out.println(crossover.statement()));
        boundaries.forEach(boundary -> out.println(boundary.statement()));
        if (crossovers.isEmpty() && boundaries.isEmpty()) {
            out.println("No forward and reverse mode were measured on the same circuit, so there is no crossover.");
        }
        List<Growth> growth = Growth.all(summary.times());
        if (!growth.isEmpty()) {
            print(growth, out);
        }
        if (growth.stream().anyMatch(Growth::extrapolated)
                || boundaries.stream().anyMatch(Boundary::extrapolated)
                || crossovers.stream().anyMatch(crossover -> !crossover.dagger().isEmpty())) {
            out.println();
            out.println("† from extrapolated cells: passes × the time of a pass");
        }
        new PayOffSection(summary).print(out);
        new PassesSection(summary.rows(), summary.roles()).print(out);
        new GatesSection(summary.rows()).print(out);
    }

    private static void print(List<Growth> all, PrintWriter out) {
        out.println();
        out.println("Growth of the time with n, ∝ n^e (95 % interval), between the sizes given");
        out.println();
        Table table = new Table()
                .text("family")
                .text("gates")
                .text("mode")
                .number("width")
                .number("e")
                .number("from n")
                .number("to n")
                .text("");
        for (Growth growth : all) {
            table.row(
                    growth.series().family() + growth.series().shared(),
                    growth.series().gates(),
                    growth.series().mode(),
                    String.valueOf(growth.series().width()),
                    IntervalText.interval(growth.exponent()),
                    String.valueOf(growth.from()),
                    String.valueOf(growth.to()),
                    growth.extrapolated() ? "†" : "");
        }
        out.println(table);
    }
}
