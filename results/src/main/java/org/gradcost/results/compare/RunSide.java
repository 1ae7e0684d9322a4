package org.gradcost.results.compare;

import static java.util.stream.Collectors.groupingBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.statistics.Bootstrap;
import org.gradcost.results.statistics.Timing;

/** A run of Gradcost as a side. */
final class RunSide {
    static final String ALLOC = "alloc_bytes";
    static final String TAPE = "tape_bytes";
    private static final Set<String> MEASUREMENTS = Set.of(RunFolder.MEASUREMENTS, RunFolder.COMPRESSED);
    static final List<String> COLUMNS = List.of("family", "gates", "n", "m", "mode", "width", "threads");

    private RunSide() {}

    static boolean isMeasurements(Path path) {
        return path.getFileName() != null
                && MEASUREMENTS.contains(path.getFileName().toString());
    }

    /** Returns the run in a folder, or in the folder of its {@code measurements.csv}. */
    static Side of(Path path) {
        Path folder = Files.isDirectory(path)
                ? path
                : Optional.ofNullable(path.getParent()).orElse(Path.of("."));
        RunFolder run = RunFolder.open(folder);
        Optional<Environment> environment = run.environment();
        ModeRoles roles = ModeRoles.of(environment.map(Environment::modes).orElse(Map.of()));
        Bootstrap times = Bootstrap.of(run.measurements(), roles);
        Map<Cell, List<Measurement>> rows = run.measurements().stream().collect(groupingBy(Measurement::cell));
        SortedMap<Key, Sample> samples = new TreeMap<>();
        times.cells().forEach(cell -> samples.put(key(cell), sample(path.toString(), times, cell, rows.get(cell))));
        return new Side(
                path.toString(),
                COLUMNS,
                key -> key.values().get(COLUMNS.indexOf("mode")),
                samples,
                environment.map(EnvironmentFacts::of).orElse(Map.of()),
                environment.isPresent()
                        ? List.of()
                        : List.of("no environment.json. Whether machine, JDK and libraries are the same on both sides"
                                + " cannot be checked: a difference may come from them."));
    }

    /** Returns the key of a cell of a run, in which vector kernels are part of the mode. */
    static Key key(Cell cell) {
        return new Key(List.of(
                cell.family(),
                cell.gates(),
                String.valueOf(cell.n()),
                String.valueOf(cell.m()),
                cell.variant(),
                String.valueOf(cell.width()),
                String.valueOf(cell.threads())));
    }

    private static Sample sample(String run, Bootstrap times, Cell cell, List<Measurement> rows) {
        SortedMap<String, Count> counts = new TreeMap<>();
        count(rows, Metric.ALLOC).ifPresent(bytes -> counts.put(ALLOC, bytes));
        count(rows, Metric.TAPE_BYTES).ifPresent(bytes -> counts.put(TAPE, bytes));
        Timing timing = times.timing(cell);
        boolean overhead =
                times.primal(cell).filter(primal -> !primal.equals(cell)).isPresent();
        return new Sample(
                run,
                timing.forks(),
                timing.turns(),
                timing.logPasses(),
                Score.NONE,
                overhead ? Optional.of(Overheads.of(run, times, cell)) : Optional.empty(),
                timing.extrapolated(),
                counts);
    }

    private static Optional<Count> count(List<Measurement> rows, Metric metric) {
        double[] values = rows.stream()
                .filter(row -> row.metric() == metric)
                .mapToDouble(Measurement::value)
                .toArray();
        return values.length == 0 ? Optional.empty() : Optional.of(Count.of(values));
    }
}
