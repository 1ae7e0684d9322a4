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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.summary.SummaryRow;

/** A run being measured. Holds the folder's lock until it is closed. Not for use by several threads at once. */
public final class RunWriter implements AutoCloseable {
    private final Path folder;
    private final RunLock lock;
    private final Set<Cell> complete;
    private final FileChannel measurements;

    RunWriter(Path folder, RunLock lock, Set<Cell> complete) {
        this.folder = folder;
        this.lock = lock;
        this.complete = new LinkedHashSet<>(complete);
        try {
            measurements = FileChannel.open(
                    folder.resolve(RunFolder.MEASUREMENTS), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw TextFile.failed(folder.resolve(RunFolder.MEASUREMENTS), "cannot be written", e);
        }
    }

    /** The folder, as given. */
    public Path folder() {
        return folder;
    }

    /** The cells that need no measuring any more, in the order of writing. */
    public Set<Cell> complete() {
        return Collections.unmodifiableSet(complete);
    }

    /**
     * Adds a cell, all at once; when this returns it is on disk, and a summary written before is gone.
     *
     * @param rows of one cell that is not complete yet, among them one of {@link Metric#PASSES}, which is written last
     * @throws IllegalArgumentException when the rows are not such
     * @throws org.gradcost.results.BadInputException when they cannot be written; the writer is then of no more use
     */
    public void append(Collection<Measurement> rows) {
        Cell cell = onlyCell(rows);
        if (complete.contains(cell)) {
            throw new IllegalArgumentException(cell + ": is complete already");
        }
        try {
            Files.deleteIfExists(folder.resolve(RunFolder.SUMMARY)); // it knows nothing of this cell
            TextFile.writeForced(measurements, MeasurementsFile.encodeWithoutHeader(closed(rows)));
        } catch (IOException e) {
            close(); // what follows half a cell would not be readable
            throw TextFile.failed(folder.resolve(RunFolder.MEASUREMENTS), "cannot be written", e);
        }
        complete.add(cell);
    }

    /** Returns the rows of a cell with the closing one last. */
    static List<Measurement> closed(Collection<Measurement> rows) {
        List<Measurement> closed = new ArrayList<>(rows);
        closed.sort(Comparator.comparing(row -> row.metric() == Metric.PASSES)); // stable: the others keep their order
        return closed;
    }

    /** Writes {@code summary.csv}, whole or not at all. */
    public void summary(Collection<SummaryRow> rows) {
        SummaryFile.write(folder.resolve(RunFolder.SUMMARY), rows);
    }

    /** Writes {@code environment.json}, whole or not at all. */
    public void environment(Environment environment) {
        EnvironmentFile.write(folder.resolve(RunFolder.ENVIRONMENT), environment);
    }

    /** Lets another sweep have the folder. */
    @Override
    public void close() {
        try (lock) {
            measurements.close();
        } catch (IOException e) {
            throw TextFile.failed(folder.resolve(RunFolder.MEASUREMENTS), "cannot be closed", e);
        }
    }

    // What the reader would refuse must not be written.
    private static Cell onlyCell(Collection<Measurement> rows) {
        long cells = rows.stream().map(Measurement::cell).distinct().count();
        long closing =
                rows.stream().filter(row -> row.metric() == Metric.PASSES).count();
        long different =
                rows.stream().map(MeasurementsFile::identity).distinct().count();
        if (cells != 1 || closing != 1 || different != rows.size()) {
            throw new IllegalArgumentException(("%d rows, %d of them different, of %d cells with %d passes rows;"
                            + " must all differ and be of one cell with one")
                    .formatted(rows.size(), different, cells, closing));
        }
        return rows.iterator().next().cell();
    }
}
