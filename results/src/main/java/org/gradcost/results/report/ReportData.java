package org.gradcost.results.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Cell;
import org.gradcost.results.IncomparableException;
import org.gradcost.results.Measurement;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.compare.EnvironmentFacts;
import org.gradcost.results.compare.Sides;
import org.gradcost.results.file.Environment;
import org.gradcost.results.file.RunFolder;
import org.gradcost.results.file.SharedOptions;
import org.gradcost.results.format.Escape;
import org.gradcost.results.format.Rounded;
import org.gradcost.results.report.figure.Style;
import org.gradcost.results.summary.Boundaries;
import org.gradcost.results.summary.Boundary;
import org.gradcost.results.summary.Crossover;
import org.gradcost.results.summary.Crossovers;
import org.gradcost.results.summary.Growth;
import org.gradcost.results.summary.Precision;
import org.gradcost.results.summary.Summary;
import org.gradcost.results.summary.SummaryRow;

/** The data from which a report is made: one run, the shards of one, or several runs of different cells. */
final class ReportData {
    /** The line of a file's first row; line 1 is the header. */
    static final int FIRST_LINE = 2;

    private final List<Measurement> measurements;
    private final List<Environment> environments;
    private final Optional<JmhCells> jmh;
    private final Function<Cell, Precision> precision;
    private final Summary summary;
    private final List<SummaryRow> rows;
    private final List<Crossover> crossovers;
    private final List<Boundary> boundaries;
    private final List<Growth> growth;
    private final Outputs outputs;
    private final Map<String, Style> styles;
    private final Map<Cell, Integer> lines = new HashMap<>();

    private ReportData(
            List<Measurement> measurements,
            List<Environment> environments,
            Optional<JmhCells> jmh,
            Map<String, ModeTraits> traits,
            Function<Cell, Precision> precision,
            Function<Cell, Object> run) {
        this.measurements = measurements;
        this.environments = environments;
        this.jmh = jmh;
        this.precision = precision;
        this.summary = Summary.of(measurements, ModeRoles.of(traits), precision, run);
        this.rows = summary.rows();
        this.outputs = new Outputs(rows.stream().map(SummaryRow::cell).toList());
        this.crossovers = Crossovers.of(summary.times(), roles());
        this.boundaries = Boundaries.all(summary.times(), roles());
        this.growth = Growth.all(summary.times());
        this.styles = Style.all(rows.stream()
                .map(row -> row.cell().variant())
                .distinct()
                .sorted(roles().order())
                .toList());
        for (int i = 0; i < rows.size(); i++) {
            lines.put(rows.get(i).cell(), i + FIRST_LINE);
        }
    }

    /**
     * Reads the folders, or a single JMH file.
     *
     * @throws BadInputException if one is not a run, is damaged or is given twice, if two of them have the same cell, or if there is
     *     no cell
     * @throws IncomparableException if they were measured in different places
     */
    static ReportData read(List<Path> folders) {
        if (folders.stream().anyMatch(Sides::isJmh)) {
            return ofJmh(folders);
        }
        List<Measurement> all = new ArrayList<>();
        Map<Cell, Path> owners = new HashMap<>();
        Map<Path, Path> given = new HashMap<>();
        Map<Cell, Object> runs = new HashMap<>();
        Map<Cell, Precision> precisions = new HashMap<>();
        Map<Object, Environment> environments = new LinkedHashMap<>();
        Map<String, ModeTraits> traits = new HashMap<>();
        Map<String, ModeTraits> unmeasured = new HashMap<>();
        Path first = null;
        for (Path folder : folders) {
            RunFolder run = RunFolder.open(folder);
            Path before = given.putIfAbsent(real(folder), folder);
            if (before != null) {
                throw new BadInputException(folder + ": is given twice"
                        + (before.equals(folder) ? "" : ", also as " + before) + "; give each folder once");
            }
            Object key = run.environment()
                    .<Object>map(e -> SharedOptions.of(e.options()))
                    .orElse(folder);
            Precision precision = run.environment().map(Environment::precision).orElse(Precision.NONE);
            for (Measurement row : run.measurements()) {
                Path owner = owners.putIfAbsent(row.cell(), folder);
                if (owner != null && !owner.equals(folder)) {
                    throw new BadInputException("%s: %s is in %s as well: a report is of one run or its shards; use"
                                    .formatted(folder, row.cell(), owner)
                            + " compare for two runs");
                }
                Measurement safe = harmless(row);
                all.add(safe);
                runs.put(safe.cell(), key);
                precisions.put(safe.cell(), precision);
            }
            if (run.environment().isEmpty()) {
                continue;
            }
            Environment here = run.environment().get();
            if (first == null) {
                first = folder;
            } else {
                refuseMixed(first, environments.values().iterator().next(), folder, here);
            }
            environments.putIfAbsent(key, here);
            Set<String> measured =
                    run.measurements().stream().map(row -> row.cell().mode()).collect(Collectors.toSet());
            here.modes().forEach((mode, of) -> (measured.contains(mode) ? traits : unmeasured).putIfAbsent(mode, of));
        }
        unmeasured.forEach(traits::putIfAbsent);
        ReportData data = new ReportData(
                Collections.unmodifiableList(all),
                List.copyOf(environments.values()),
                Optional.empty(),
                traits,
                precisions::get,
                runs::get);
        if (data.rows.stream().allMatch(row -> row.time().isEmpty())) {
            throw new BadInputException(folders.get(0) + ": contains no times, so there is nothing to report");
        }
        return data;
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new BadInputException(folder + ": cannot be read", e);
        }
    }

    private static ReportData ofJmh(List<Path> files) {
        if (files.size() > 1) {
            throw new BadInputException("a report is of one JMH file; use compare for several");
        }
        JmhCells cells = JmhCells.read(files.get(0));
        return new ReportData(
                cells.measurements().stream().map(ReportData::harmless).toList(),
                List.of(),
                Optional.of(cells),
                cells.traits(),
                cell -> Precision.NONE,
                cell -> "");
    }

    private static void refuseMixed(Path first, Environment one, Path second, Environment other) {
        String differences = EnvironmentFacts.differences(one, other);
        if (!differences.isEmpty()) {
            throw new IncomparableException(first + " and " + second + " were measured in different places ("
                    + differences + "); write a report for each");
        }
    }

    private static Measurement harmless(Measurement row) {
        Cell cell = row.cell();
        String family = Escape.csv(cell.family());
        String gates = Escape.csv(cell.gates());
        String kernels = Escape.csv(cell.kernels());
        String mode = Escape.csv(cell.mode());
        Cell named = new Cell(family, gates, kernels, cell.n(), cell.m(), mode, cell.width(), cell.threads());
        if (named.equals(cell)) {
            return row;
        }
        return new Measurement(named, row.metric(), row.fork(), row.iteration(), row.turn(), row.value());
    }

    List<Measurement> measurements() {
        return measurements;
    }

    /** Returns the environments of the runs that have one, with a single one for all shards of a run. */
    List<Environment> environments() {
        return environments;
    }

    /** Returns the JMH file that the report is about; empty for runs of Gradcost. */
    Optional<JmhCells> jmh() {
        return jmh;
    }

    /** Returns what was timed. */
    Subject subject() {
        return jmh.isPresent() ? Subject.OPERATION : Subject.of(rows, roles());
    }

    /** Returns the roles of the modes. */
    ModeRoles roles() {
        return summary.roles();
    }

    /** Returns the colour and mark of a mode, which are unique within the run. */
    Style style(String mode) {
        return styles.get(mode);
    }

    /** Returns the precision that the run of a cell aims for. */
    Precision precision(Cell cell) {
        return precision.apply(cell);
    }

    /** Returns the half-widths that the runs aim for, such as {@code ±5 %}, in ascending order; none if they aim for none. */
    List<String> targets() {
        return rows.stream()
                .map(row -> precision(row.cell()))
                .filter(Precision::exists)
                .map(Precision::target)
                .distinct()
                .sorted()
                .map(target -> "±" + Rounded.digits(100 * target, 2) + " %")
                .toList();
    }

    Summary summary() {
        return summary;
    }

    List<SummaryRow> rows() {
        return rows;
    }

    /** Returns the boundaries over inputs and outputs. */
    List<Boundary> boundaries() {
        return boundaries;
    }

    List<Crossover> crossovers() {
        return crossovers;
    }

    List<Growth> growth() {
        return growth;
    }

    /** Returns how numbers of outputs distinguish curves. */
    Outputs outputs() {
        return outputs;
    }

    /** Returns the line of a cell in {@code data/summary.csv}. */
    int line(Cell cell) {
        return lines.get(cell);
    }
}
