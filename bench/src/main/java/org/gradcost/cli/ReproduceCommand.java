package org.gradcost.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gradcost.cli.run.RecordedOptions;
import org.gradcost.cli.run.SweepOptions;
import org.gradcost.cli.text.ComparisonText;
import org.gradcost.cli.text.Percent;
import org.gradcost.results.BadInputException;
import org.gradcost.results.compare.Comparison;
import org.gradcost.results.compare.Options;
import org.gradcost.results.compare.Side;
import org.gradcost.results.compare.Sides;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.statistics.Estimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code reproduce}, which measures the cells of a run on this machine and compares the overheads of both. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the cells of a run on this machine, with its options, and compares the overheads.",
            "Exit 0: none is higher here; 1: some are; 2: bad input; 3: not comparable."
        })
final class ReproduceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "Folder of a run.")
    private Path run;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the run that is measured.")
    private Path folder;

    @Option(names = "--budget", paramLabel = "TIME", description = "As in sweep (default: that of the run).")
    private String budget;

    @Option(names = "--precision", paramLabel = "PERCENT", description = "As in sweep (default: that of the run).")
    private String precision;

    @Option(
            names = "--threshold",
            defaultValue = "5%",
            paramLabel = "PERCENT",
            description = "Smallest difference of overheads that matters (default: ${DEFAULT-VALUE}).")
    private String threshold;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Options options = new Options(Percent.of("--threshold", threshold, 0, 1000), Estimate.CONFIDENCE).acrossAll();
        Environment environment = RunFolder.open(run)
                .environment()
                .orElseThrow(() -> new BadInputException(
                        run + ": has no environment.json, which records the options to measure with"));
        if (environment.turns() != null && environment.turns().race() != null) {
            throw new BadInputException(
                    run + ": is one side of a race, must be the run of a sweep; measure both sides with race");
        }
        int exit = sweep(RecordedOptions.of(run, environment).words());
        if (exit > Commands.FINDING) {
            return exit;
        }
        List<Side> sides = Sides.read(List.of(run, folder));
        Comparison comparison = Comparison.of(sides.get(0), sides.get(1), options);
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        new ComparisonText(comparison).print(out);
        return comparison.regression() ? Commands.FINDING : exit;
    }

    private int sweep(List<String> words) {
        List<String> arguments = new ArrayList<>(words);
        if (budget != null) {
            arguments = SweepOptions.without("--budget", arguments);
            arguments.add("--budget=" + budget);
        }
        if (precision != null) {
            arguments = SweepOptions.without("--precision", arguments);
            arguments.add("--precision=" + precision);
        }
        arguments.add("--out=" + folder);
        arguments.add(0, "sweep");
        return Commands.run(spec.commandLine().getOut(), spec.commandLine().getErr(), arguments.toArray(new String[0]));
    }
}
