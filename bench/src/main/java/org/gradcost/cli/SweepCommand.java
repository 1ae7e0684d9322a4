package org.gradcost.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.gradcost.results.BadInputException;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.file.RunWriter;
import org.gradcost.results.summary.Summary;
import org.gradcost.sweep.Machine;
import org.gradcost.sweep.Profile;
import org.gradcost.sweep.Selection;
import org.gradcost.sweep.Sweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sweep}: the experiment. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Measures every mode over families and sizes, and says where reverse overtakes forward.")
final class SweepCommand implements Callable<Integer> {

    @Option(
            names = "--profile",
            defaultValue = "quick",
            paramLabel = "NAME",
            description =
                    "smoke (under 30 s), quick (under 5 minutes, the default), standard (under 45 minutes), paper, or"
                            + " hundred-million (n = 10^8; 24 GiB of memory).")
    private String profileName;

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the run (default: gradcost-PROFILE-TIME in the current folder).")
    private Path folder;

    @Option(names = "--resume", description = "Go on with the run in --out where it stopped.")
    private boolean resume;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        selection.validate();
        Profile profile = Profile.named(profileName);
        if (resume && folder == null) {
            throw new BadInputException("--resume needs --out DIR, the folder of the run to go on with");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (RunWriter run = resume ? RunFolder.resume(folder) : RunFolder.create(folderOr(profile))) {
            Sweep sweep = new Sweep(profile, selection, run);
            Environment environment = environment(run, profile);
            run.environment(environment);
            out.println(sweep.cells() + " cells, " + profile.forks() + " forks each, into " + run.folder());
            out.println();
            try (SweepProgress progress = new SweepProgress(sweep.forks())) {
                sweep.run(progress);
            }
            Summary summary = Summary.of(RunFolder.open(run.folder()).measurements());
            run.summary(summary.rows());
            run.environment(environment.finishedAt(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
            new RunReport(summary).print(out);
            out.println();
            out.println("Rows: " + run.folder().resolve("summary.csv")
                    + " (one per cell), measurements.csv (raw), environment.json");
            sweep.leftOut().forEach((cell, reason) -> out.println("Left out: " + cell + ": " + reason));
            sweep.failures().forEach((cell, reason) -> out.println("FAILED, and not timed: " + cell + ": " + reason));
            return sweep.failures().isEmpty() ? Commands.FINE : Commands.FINDING;
        }
    }

    private Path folderOr(Profile profile) {
        String now = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return folder != null ? folder : Path.of("gradcost-" + profile.name() + "-" + now);
    }

    private Environment environment(RunWriter run, Profile profile) {
        return Machine.now(profile.name(), spec.commandLine().getParseResult().originalArgs());
    }
}
