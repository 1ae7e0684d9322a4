package org.gradcost.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.gradcost.cli.run.Budget;
import org.gradcost.cli.run.Inapplicable;
import org.gradcost.cli.run.RaceSide;
import org.gradcost.cli.run.SweepOptions;
import org.gradcost.cli.text.ComparisonText;
import org.gradcost.cli.text.Percent;
import org.gradcost.cli.text.RaceLines;
import org.gradcost.results.BadInputException;
import org.gradcost.results.compare.Comparison;
import org.gradcost.results.compare.Options;
import org.gradcost.results.compare.Side;
import org.gradcost.results.compare.Sides;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.file.RunWriter;
import org.gradcost.results.format.Counted;
import org.gradcost.results.statistics.RaceRule;
import org.gradcost.sweep.JmhLock;
import org.gradcost.sweep.Leftovers;
import org.gradcost.sweep.Noise;
import org.gradcost.sweep.Race;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code race}, which measures two jars, or one jar on two JVMs, in turns until it is decided which is faster. */
@Command(
        name = "race",
        mixinStandardHelpOptions = true,
        description = {
            "Measures two jars, or one jar on two JVMs, in turns until each cell is decided: slower, faster or equivalent.",
            "Exit 0: nothing is slower; 1: a cell, mode or family is slower, or a cell failed or needs more memory; 2: bad"
                    + " input."
        })
final class RaceCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "BASE", description = "Jar with the benchmarks, or a class path.")
    private String base;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            description = "Jar or class path, like BASE (default: BASE).")
    private String now;

    @Option(
            names = "--jvm-base",
            paramLabel = "JDK",
            description = "JDK of BASE (default: the one running this command).")
    private Path jvmBase;

    @Option(
            names = "--jvm-new",
            paramLabel = "JDK",
            description = "JDK of NEW (default: the one running this command).")
    private Path jvmNew;

    @Option(
            names = "--jvm-args-base",
            paramLabel = "ARGS",
            description = "Arguments of BASE's JVMs, separated by spaces.")
    private String argumentsBase = "";

    @Option(
            names = "--jvm-args-new",
            paramLabel = "ARGS",
            description = "Arguments of NEW's JVMs, separated by spaces.")
    private String argumentsNew = "";

    @Option(
            names = "--threshold",
            defaultValue = "3%",
            paramLabel = "PERCENT",
            description = "Smallest difference that matters (default: ${DEFAULT-VALUE}).")
    private String threshold;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the race: its runs are DIR/base and DIR/new (default: gradcost-race-TIME).")
    private Path folder;

    @Mixin
    private SweepOptions part = new SweepOptions();

    @Spec
    private CommandSpec spec;

    private static final InstantSource CLOCK = InstantSource.system();

    @Override
    public Integer call() {
        part.validate();
        Inapplicable.refuse(spec, SweepOptions.OF_SWEEP_ALONE, "race", "measures all cells until each is decided");
        part.refuseTools("race, which measures two jars");
        Options options = new Options(Percent.of("--threshold", threshold, 0, 100), 1 - RaceRule.ALPHA).acrossAll();
        List<RaceSide> sides = List.of(
                RaceSide.of(base, jvmBase, argumentsBase), RaceSide.of(now == null ? base : now, jvmNew, argumentsNew));
        Path target = folder == null ? defaultFolder() : folder;
        PrintWriter out = spec.commandLine().getOut();
        List<Path> folders = List.of(target.resolve("base"), target.resolve("new"));
        if (folders.stream().anyMatch(RunFolder::holdsRun)) {
            throw new BadInputException(
                    target + ": already contains a race, which cannot be continued; choose another folder");
        }
        Leftovers.settle(spec.commandLine().getErr()::println);
        Race race;
        try (JmhLock lock = JmhLock.take();
                RunWriter baseRun = RunFolder.create(folders.get(0));
                RunWriter newRun = RunFolder.create(folders.get(1))) {
            List<RunWriter> runs = List.of(baseRun, newRun);
            long seed = new SecureRandom().nextLong();
            Environment.Noise noise = part.effort().rounds() == 1 ? null : Noise.measure();
            Environment.Turns turns = new Environment.Turns(
                    seed,
                    0,
                    RaceRule.MOST,
                    Budget.text(part.budget()),
                    UUID.randomUUID().toString(),
                    options.threshold());
            List<Environment> environments = sides.stream()
                    .map(side -> side.environment(part.profile().name(), arguments(), CLOCK)
                            .with(turns, noise))
                    .toList();
            race = new Race(
                    part.profile(),
                    part.selection(),
                    options.threshold(),
                    part.budget(),
                    sides.stream().map(RaceSide::launcher).toList(),
                    runs,
                    seed);
            if (noise != null) {
                Noise.text(noise, options.threshold()).forEach(out::println);
            }
            out.println(Counted.of(race.cells(), "cell") + ", into " + target);
            write(runs, environments);
            Thread farewell =
                    new Thread(() -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly));
            Runtime.getRuntime().addShutdownHook(farewell);
            race.run(new RaceLines(out, part.budget()));
            Runtime.getRuntime().removeShutdownHook(farewell);
            write(
                    runs,
                    environments.stream()
                            .map(environment -> environment
                                    .leavingOut(race.leftOut())
                                    .finishedAt(CLOCK.instant().truncatedTo(ChronoUnit.SECONDS)))
                            .toList());
        }
        return report(race, folders, options, out);
    }

    private static void write(List<RunWriter> runs, List<Environment> environments) {
        for (int side = 0; side < runs.size(); side++) {
            runs.get(side).environment(environments.get(side));
        }
    }

    private Integer report(Race race, List<Path> folders, Options options, PrintWriter out) {
        race.leftOut().forEach((cell, reason) -> out.println("Left out: " + cell + ": " + reason));
        race.failures().forEach((cell, reason) -> out.println("FAILED, and not timed: " + cell + ": " + reason));
        if (RunFolder.open(folders.get(0)).complete().isEmpty()) {
            out.println("Nothing was measured.");
            return Commands.FINDING;
        }
        List<Side> sides = Sides.read(folders);
        Comparison comparison = Comparison.of(sides.get(0), sides.get(1), options);
        out.println();
        new ComparisonText(comparison).print(out);
        return comparison.regression() || !race.failures().isEmpty() ? Commands.FINDING : Commands.FINE;
    }

    private List<String> arguments() {
        return spec.commandLine().getParseResult().originalArgs();
    }

    private static Path defaultFolder() {
        return Path.of("gradcost-race-"
                + LocalDateTime.ofInstant(CLOCK.instant(), ZoneId.systemDefault())
                        .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")));
    }
}
