package org.gradcost.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gradcost.cli.run.Budget;
import org.gradcost.cli.run.Interruption;
import org.gradcost.cli.run.RecordedOptions;
import org.gradcost.cli.run.RunCompatibility;
import org.gradcost.cli.run.SweepOptions;
import org.gradcost.cli.run.SweepProgress;
import org.gradcost.cli.section.PrecisionSection;
import org.gradcost.cli.section.RunReport;
import org.gradcost.cli.text.EffortText;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.FamilyCode;
import org.gradcost.mode.Hand;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Cell;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.file.RunWriter;
import org.gradcost.results.format.Counted;
import org.gradcost.results.summary.Summary;
import org.gradcost.sweep.Effort;
import org.gradcost.sweep.EnvironmentProbe;
import org.gradcost.sweep.JmhLock;
import org.gradcost.sweep.Leftovers;
import org.gradcost.sweep.Noise;
import org.gradcost.sweep.Sweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code sweep}, which runs the experiment. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Measures every mode over families and sizes, and prints where reverse overtakes forward.")
final class SweepCommand implements Callable<Integer> {

    @Mixin
    private SweepOptions part = new SweepOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the run (default: gradcost-PROFILE-TIME in the current folder).")
    private Path folder;

    @Option(
            names = "--resume",
            description = "Continue the run in --out where it stopped, with the options of its start; only --budget and"
                    + " --precision may differ, or be omitted to keep those of the run.")
    private boolean resume;

    @Spec
    private CommandSpec spec;

    private final InstantSource clock;

    SweepCommand() {
        this(InstantSource.system());
    }

    /**
     * Creates the command.
     *
     * @param clock for the start and the end; the system clock may be set back in between
     */
    SweepCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        part.validate();
        if (resume && folder == null) {
            throw new BadInputException("--resume needs --out DIR, the folder of the run to continue");
        }
        PrintWriter out = spec.commandLine().getOut();
        Leftovers.settle(spec.commandLine().getErr()::println);
        Path target = folderOr();
        Optional<Environment> begun = resume ? begun() : Optional.empty();
        if (!resume) {
            RunFolder.refuseRun(target);
        }
        try (JmhLock lock = JmhLock.take()) {
            Environment environment = begun.orElseGet(this::now);
            try (RunWriter run = resume ? RunFolder.resume(target) : RunFolder.create(target)) {
                return measure(run, environment, out);
            }
        }
    }

    private Integer measure(RunWriter run, Environment environment, PrintWriter out) {
        requireOwn(run);
        Sweep sweep =
                new Sweep(part.profile(), part.effort(), part.selection(), part.shard(), run, environment.turns());
        sweep.leaveOut(environment::whyLeftOut);
        if (isFinished(run) && sweep.isDone()) {
            out.println(run.folder() + ": " + nothingToMeasure(sweep));
            return Commands.FINE;
        }
        run.environment(environment);
        if (environment.noise() != null) {
            Noise.text(environment.noise(), part.effort().precision()).forEach(out::println);
        }
        out.println(Counted.of(sweep.cells(), "cell") + EffortText.of(part.effort()) + ", into " + run.folder());
        withoutHand().forEach(out::println);
        out.println();
        try (SweepProgress progress = SweepProgress.of(sweep, part.effort());
                Interruption interruption = Interruption.of(run, environment.options())) {
            sweep.run(progress);
            interruption.sweepIsDone();
        }
        run.requireInPlace();
        Summary summary = RunFolder.open(run.folder()).summarise();
        run.summary(summary.rows());
        run.environment(environment
                .leavingOut(sweep.leftOut())
                .finishedAt(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        return report(run, sweep, summary, out);
    }

    /** Prints the results of a sweep that ended by itself, and returns the exit code. */
    private int report(RunWriter run, Sweep sweep, Summary summary, PrintWriter out) {
        new RunReport(summary).print(out);
        out.println();
        out.println("Rows: " + run.folder().resolve("summary.csv")
                + " (one per cell), measurements.csv (raw), environment.json");
        new PrecisionSection(summary, sweep.notReached()).print(out);
        sweep.leftOut().forEach((cell, reason) -> out.println("Left out: " + cell + ": " + reason));
        sweep.failures().forEach((cell, reason) -> out.println("FAILED, and not timed: " + cell + ": " + reason));
        boolean measuresNothing = run.complete().isEmpty() && sweep.leftOut().size() < sweep.cells();
        if (measuresNothing && sweep.failures().isEmpty()) {
            out.println("No cell was measured: the budget is too small for one round; give a larger --budget");
        }
        return sweep.failures().isEmpty() && !measuresNothing ? Commands.FINE : Commands.FINDING;
    }

    /** Returns whether the run that is resumed has ended before, and has all of its files. */
    private boolean isFinished(RunWriter run) {
        return resume
                && !run.complete().isEmpty()
                && RunFolder.environment(run.folder())
                        .map(Environment::finished)
                        .isPresent()
                && RunFolder.open(run.folder()).summary().isPresent();
    }

    private String nothingToMeasure(Sweep sweep) {
        Effort effort = part.effort();
        return sweep.unfinished() == 0
                ? "nothing to measure: each cell has the precision or the rounds that were requested"
                        + (sweep.leftOut().isEmpty()
                                ? ""
                                : ", apart from " + Counted.of(sweep.leftOut().size(), "cell")
                                        + " left out (environment.json has the reason)")
                        + "; give a smaller --precision"
                : "nothing to measure: the budget of "
                        + effort.budget().map(EffortText::time).orElseThrow() + " is used up; give a larger --budget";
    }

    /** Returns a note for each family that is measured without a gradient by hand, if such gradients are requested. */
    private List<String> withoutHand() {
        if (part.selection().modes(List.of(new Hand())).stream().noneMatch(Hand.class::isInstance)) {
            return List.of();
        }
        return part.cells(part.shard()).stream()
                .map(Cell::family)
                .distinct()
                .filter(family -> !isByHand(Families.named(family)))
                .map(Hand::leftOut)
                .toList();
    }

    private static boolean isByHand(Family family) {
        return FamilyCode.problem(family, family.nearest(1), 1).isByHand();
    }

    private Path folderOr() {
        if (folder != null) {
            return folder;
        }
        String now = LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return Path.of("gradcost-" + part.profile().name() + "-" + now);
    }

    /**
     * Returns the environment in which a resumed run was started, which must agree with the current one, and takes over its budget
     * and precision. Empty if none was recorded, which is allowed only if nothing was measured.
     */
    private Optional<Environment> begun() {
        Optional<Environment> before = RunFolder.environment(folder);
        if (before.isEmpty() && RunFolder.holdsRows(folder)) {
            throw new BadInputException(
                    folder + ": contains rows but no environment.json, so it is unknown whether they were"
                            + " measured here; start another run in a separate folder");
        }
        before.ifPresent(
                began -> part.inheritEffort(RecordedOptions.of(folder, began).effort()));
        return before.map(began -> RunCompatibility.goingOn(folder, began, here()))
                .filter(began -> began.turns() != null)
                .map(began -> began.with(turns(began.turns().seed()), began.noise()));
    }

    /** Returns the environment of a run that starts now, with the noise of the machine. */
    private Environment now() {
        return here().with(turns(new SecureRandom().nextLong()), part.effort().rounds() == 1 ? null : Noise.measure());
    }

    private Environment here() {
        return EnvironmentProbe.now(
                part.profile().name(),
                part.resolved(spec.commandLine().getParseResult().originalArgs()),
                part.selection().tools(),
                clock);
    }

    private Environment.Turns turns(long seed) {
        Effort effort = part.effort();
        return new Environment.Turns(
                seed, effort.precision(), effort.rounds(), Budget.text(effort.budget()), null, null);
    }

    /** Checks that a run has no cells that the options do not select, because these would be rows of another sweep. */
    private void requireOwn(RunWriter run) {
        Set<Cell> planned = new HashSet<>(part.cells(part.shard()));
        run.complete().stream()
                .filter(cell -> !planned.contains(cell))
                .findFirst()
                .ifPresent(cell -> {
                    throw new BadInputException(run.folder() + ": contains " + cell
                            + ", which these options do not select; resume with the options with which it was started");
                });
    }
}
