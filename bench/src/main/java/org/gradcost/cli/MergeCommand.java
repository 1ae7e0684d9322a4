package org.gradcost.cli;

import static java.util.stream.Collectors.groupingBy;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.gradcost.cli.run.RecordedOptions;
import org.gradcost.cli.run.RunCompatibility;
import org.gradcost.cli.run.SweepOptions;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Cell;
import org.gradcost.results.IncomparableException;
import org.gradcost.results.Measurement;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.file.StagedFolder;
import org.gradcost.results.format.Counted;
import org.gradcost.results.summary.Summary;
import org.gradcost.sweep.Shard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code merge}, which joins the shards of a sweep to one run. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = "Joins the shards of a sweep into one run; exit 1 if a part is missing.")
final class MergeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders of the shards.")
    private List<Path> folders;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the run.")
    private Path target;

    @Spec
    private CommandSpec spec;

    private record Part(RunFolder run, Environment environment, Shard shard) {
        static Part open(Path folder) {
            RunFolder run = RunFolder.open(folder);
            Environment environment = run.environment()
                    .orElseThrow(() -> new BadInputException(
                            folder + ": has no environment.json, which identifies the sweep of a shard"));
            return new Part(
                    run, environment, RecordedOptions.of(folder, environment).shard());
        }

        @Override
        public String toString() {
            return run.folder() + " (shard " + shard + ")";
        }
    }

    @Override
    public Integer call() {
        List<Part> parts = folders.stream().map(Part::open).toList();
        parts.forEach(part -> requireSame(parts.get(0), part));
        Map<Cell, Part> owners = owners(parts);
        Part first = parts.get(0);
        RecordedOptions options = RecordedOptions.of(first.run().folder(), first.environment());
        SweepOptions whole = options.sweep();
        Set<String> tools = options.tools();
        List<Cell> planned = new ArrayList<>(whole.cells(Shard.WHOLE));
        owners.keySet().stream().filter(cell -> tools.contains(cell.mode())).forEach(planned::add);
        Map<Cell, String> leftOut = leftOut(parts, planned, owners);
        List<String> missing = missing(parts, whole, owners, leftOut);

        Map<Cell, List<Measurement>> rows = new LinkedHashMap<>();
        planned.stream().filter(owners::containsKey).forEach(cell -> rows.put(cell, new ArrayList<>()));
        for (Part part : parts) {
            part.run().measurements().stream()
                    .collect(groupingBy(Measurement::cell))
                    .forEach((cell, ofCell) -> {
                        if (!rows.containsKey(cell)) {
                            throw new BadInputException(
                                    part + " contains " + cell + ", which its options do not select");
                        }
                        rows.put(cell, ofCell);
                    });
        }
        PrintWriter out = spec.commandLine().getOut();
        write(rows, merged(parts, missing.isEmpty()).leavingOut(leftOut));
        out.println(rows.size() + " of " + Counted.of(planned.size(), "cell") + ", from "
                + Counted.of(parts.size(), "shard") + ", into " + target);
        if (!tools.isEmpty()) {
            out.println("The cells of " + String.join(", ", tools)
                    + " are taken as they are, since only the tool knows which cells there should be.");
        }
        leftOut.forEach((cell, reason) -> out.println("Left out: " + cell + ": " + reason));
        missing.forEach(line -> out.println("MISSING: " + line));
        return missing.isEmpty() ? Commands.FINE : Commands.FINDING;
    }

    /** Writes the run whole or not at all. */
    private void write(Map<Cell, List<Measurement>> rows, Environment environment) {
        if (!StagedFolder.interrupted(target)) {
            RunFolder.refuseRun(target);
        }
        try (StagedFolder stage = StagedFolder.of(target)) {
            List<Measurement> all = rows.values().stream().flatMap(List::stream).toList();
            RunFolder.write(
                    stage.folder(),
                    rows.values(),
                    Summary.of(all, ModeRoles.of(environment.modes()), environment.precision())
                            .rows(),
                    environment);
            stage.commit(RunFolder.MEASUREMENTS);
        }
    }

    private static void requireSame(Part first, Part other) {
        String differences = RunCompatibility.differences(first.environment(), other.environment());
        if (!differences.isEmpty()) {
            throw new IncomparableException(other + " is not part of the same sweep as " + first + ": " + differences);
        }
        if (first.shard().count() != other.shard().count()) {
            throw new IncomparableException(
                    other + " and " + first + " belong to divisions into different numbers of shards");
        }
    }

    private static Map<Cell, Part> owners(List<Part> parts) {
        Map<Cell, Part> owners = new LinkedHashMap<>();
        for (Part part : parts) {
            for (Cell cell : part.run().complete()) {
                Part before = owners.putIfAbsent(cell, part);
                if (before != null) {
                    throw new BadInputException(cell + " is both in " + before + " and in " + part
                            + "; each cell must be in only one shard");
                }
            }
        }
        return owners;
    }

    /** Returns the cells that no shard contains because its sweep did not start them, and which therefore are not missing. */
    private static Map<Cell, String> leftOut(List<Part> parts, List<Cell> planned, Map<Cell, Part> owners) {
        Map<Cell, String> leftOut = new LinkedHashMap<>();
        planned.stream()
                .filter(cell -> !owners.containsKey(cell))
                .forEach(cell -> parts.stream()
                        .flatMap(part -> part.environment().whyLeftOut(cell).stream())
                        .findFirst()
                        .ifPresent(reason -> leftOut.put(cell, reason)));
        return leftOut;
    }

    /** Returns a line for each shard that was not given, and for each cell that a shard lacks. */
    private static List<String> missing(
            List<Part> parts, SweepOptions whole, Map<Cell, Part> owners, Map<Cell, String> leftOut) {
        int count = parts.get(0).shard().count();
        List<String> missing = new ArrayList<>();
        IntStream.rangeClosed(1, count).mapToObj(i -> new Shard(i, count)).forEach(shard -> {
            List<Cell> cells = whole.cells(shard).stream()
                    .filter(cell -> !owners.containsKey(cell) && !leftOut.containsKey(cell))
                    .toList();
            if (parts.stream().noneMatch(part -> part.shard().equals(shard))) {
                missing.add("shard " + shard + ", " + Counted.of(cells.size(), "cell"));
            } else {
                cells.forEach(
                        cell -> missing.add(
                                cell + " of shard " + shard
                                        + ", which failed or was not reached (see the output of its sweep, or continue it with --resume)"));
            }
        });
        return missing;
    }

    /**
     * Returns the environment of the joined run, from the first start to the last end, or without an end if a part is missing.
     */
    private static Environment merged(List<Part> parts, boolean whole) {
        Environment first = parts.stream()
                .map(Part::environment)
                .min(Comparator.comparing(e -> Instant.parse(e.started())))
                .orElseThrow();
        boolean ended =
                whole && parts.stream().allMatch(part -> part.environment().finished() != null);
        Instant end = ended
                ? parts.stream()
                        .map(part -> Instant.parse(part.environment().finished()))
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                : null;
        return first.withOptions(SweepOptions.measured(first.options())).finishedAt(end);
    }
}
