package org.gradcost.results.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.summary.SummaryRow;

/** A run that is being measured. It holds the folder's lock until it is closed. It is not thread-safe. */
public final class RunWriter implements AutoCloseable {
    private final Path folder;
    private final RunLock lock;
    private final List<Measurement> resumed;
    private final Set<Cell> complete;
    private final Set<Measurement> forks = new HashSet<>();
    private final FileChannel measurements;
    private final Rescue rescue;

    RunWriter(Path folder, RunLock lock, List<Measurement> resumed) {
        this.folder = folder;
        this.lock = lock;
        this.resumed = List.copyOf(resumed);
        this.complete = new LinkedHashSet<>(new Completeness(resumed).cells());
        addForks(resumed);
        try {
            measurements = FileChannel.open(
                    folder.resolve(RunFolder.MEASUREMENTS), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            rescue = Rescue.of(folder);
        } catch (IOException e) {
            throw TextFile.failed(folder.resolve(RunFolder.MEASUREMENTS), "cannot be written", e);
        }
    }

    /** Returns the folder, as given. */
    public Path folder() {
        return folder;
    }

    /** Returns the cells that need no more measurements, in the order of writing. */
    public Set<Cell> complete() {
        return Collections.unmodifiableSet(complete);
    }

    /** Returns the rows that existed when the run was opened. */
    public List<Measurement> resumed() {
        return resumed;
    }

    /**
     * Appends rows, all at once; when this returns they are on disk, and a summary written before is deleted.
     *
     * @param rows of cells that are not complete yet, each with a row of {@link Metric#PASSES}, and of further forks of complete
     *     cells, each with a row of {@link Metric#FORK_END}; closing rows are written last
     * @throws IllegalArgumentException if the rows are not of this form
     * @throws org.gradcost.results.BadInputException if they cannot be written, or if the folder was deleted or replaced: then
     *     all rows are in another folder, which the message names, and the writer can no longer be used
     */
    public void append(Collection<Measurement> rows) {
        Map<Cell, List<Measurement>> byCell = byCell(rows);
        List<Measurement> closed = new ArrayList<>();
        byCell.values().forEach(ofCell -> closed.addAll(closed(ofCell)));
        try {
            if (rescue.isNeeded()) {
                Set<Cell> all = new HashSet<>(complete);
                all.addAll(byCell.keySet());
                throw rescue.write(closed, all.size());
            }
            Files.deleteIfExists(folder.resolve(RunFolder.SUMMARY)); // it does not cover these rows
            TextFile.writeForced(measurements, MeasurementsFile.encodeWithoutHeader(closed));
        } catch (IOException e) {
            close(); // rows after an incomplete cell would not be readable
            throw TextFile.failed(folder.resolve(RunFolder.MEASUREMENTS), "cannot be written", e);
        }
        complete.addAll(byCell.keySet());
        addForks(rows);
    }

    private static int closing(Measurement row) {
        return row.metric() == Metric.FORK_END ? 2 : row.metric() == Metric.PASSES ? 1 : 0;
    }

    private void addForks(Collection<Measurement> rows) {
        rows.stream()
                .filter(row -> row.metric() == Metric.FORK_END)
                .map(MeasurementsFile::identity)
                .forEach(forks::add);
    }

    /**
     * Checks that the rows are still where they were written.
     *
     * @throws org.gradcost.results.BadInputException if the folder was deleted or replaced; the message names the folder that now
     *     has the rows
     */
    public void requireInPlace() {
        try {
            if (rescue.isNeeded()) {
                throw rescue.write(List.of(), complete.size());
            }
        } catch (IOException e) {
            throw TextFile.failed(folder, "was deleted, and its rows cannot be saved", e);
        }
    }

    /** Returns the rows of a cell with the closing rows last. */
    static List<Measurement> closed(Collection<Measurement> rows) {
        List<Measurement> closed = new ArrayList<>(rows);
        closed.sort(Comparator.comparing(RunWriter::closing)); // stable: the others keep their order
        return closed;
    }

    /** Writes {@code summary.csv}, whole or not at all. */
    public void summary(Collection<SummaryRow> rows) {
        SummaryFile.write(folder.resolve(RunFolder.SUMMARY), rows);
    }

    /** Writes {@code environment.json}, whole or not at all. */
    public void environment(Environment environment) {
        rescue.environment(environment);
        EnvironmentFile.write(folder.resolve(RunFolder.ENVIRONMENT), environment);
    }

    /** Closes the writer and releases the folder's lock. */
    @Override
    public void close() {
        try (lock;
                rescue) {
            measurements.close();
        } catch (IOException e) {
            throw TextFile.failed(folder.resolve(RunFolder.MEASUREMENTS), "cannot be closed", e);
        }
    }

    // Rows that the reader would refuse must not be written.
    private Map<Cell, List<Measurement>> byCell(Collection<Measurement> rows) {
        Map<Cell, List<Measurement>> byCell = new LinkedHashMap<>();
        rows.forEach(row ->
                byCell.computeIfAbsent(row.cell(), cell -> new ArrayList<>()).add(row));
        long different =
                rows.stream().map(MeasurementsFile::identity).distinct().count();
        if (byCell.isEmpty() || different != rows.size()) {
            throw new IllegalArgumentException(
                    "%d rows, %d of them different; must be some, and all differ".formatted(rows.size(), different));
        }
        byCell.forEach((cell, ofCell) -> {
            long passes =
                    ofCell.stream().filter(row -> row.metric() == Metric.PASSES).count();
            boolean again = complete.contains(cell);
            if (passes != (again ? 0 : 1)) {
                throw new IllegalArgumentException(cell + ": has " + passes + " passes rows, must have "
                        + (again ? "none, as it is complete already" : "one"));
            }
            Completeness closed = new Completeness(ofCell);
            if (ofCell.stream()
                    .anyMatch(row -> closed.isOfCutFork(row) || forks.contains(MeasurementsFile.identity(row)))) {
                throw new IllegalArgumentException(cell + ": has a fork without its closing row, or a fork again");
            }
        });
        return byCell;
    }
}
