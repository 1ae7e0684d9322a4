package org.gradcost.results.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.summary.Precision;
import org.gradcost.results.summary.Summary;
import org.gradcost.results.summary.SummaryRow;

/** A run on disk, for reading; {@link #create} and {@link #resume} return a {@link RunWriter}. */
public final class RunFolder {
    /** The file that every run has. */
    public static final String MEASUREMENTS = "measurements.csv";

    /** The same file compressed by gzip, as an archive may hold it: a finished run, for reading. */
    public static final String COMPRESSED = MEASUREMENTS + TextFile.GZIP;

    static final String SUMMARY = "summary.csv";
    static final String ENVIRONMENT = "environment.json";

    private final Path folder;
    private final List<Measurement> measurements;

    private RunFolder(Path folder, List<Measurement> measurements) {
        this.folder = folder;
        this.measurements = measurements;
    }

    /**
     * Starts a run in a folder, which is created with its parents if it does not exist.
     *
     * @throws BadInputException if the folder already contains a run, is a file, cannot be written or is being written by another
     *     command
     */
    public static RunWriter create(Path folder) {
        refuseRun(folder); // before the lock, so that a refused folder is left as it was
        makeFolder(folder);
        RunLock lock = RunLock.take(folder);
        return closingOnError(lock, () -> {
            refuseRun(folder);
            TextFile.write(folder.resolve(MEASUREMENTS), MeasurementsFile.encode(List.of()));
            return new RunWriter(folder, lock, List.of());
        });
    }

    /**
     * Resumes a run that was interrupted: its complete forks are kept, and the rows of an incomplete fork are removed.
     *
     * @throws BadInputException if there is no run, it has damage that a kill cannot cause, cannot be written or is being written
     *     by another command
     */
    public static RunWriter resume(Path folder) {
        requireRun(folder);
        if (!Files.exists(folder.resolve(MEASUREMENTS))) {
            throw new BadInputException(
                    folder.resolve(COMPRESSED) + ": is compressed, must be unpacked with gunzip to continue the run");
        }
        RunLock lock = RunLock.take(folder);
        return closingOnError(
                lock, () -> new RunWriter(folder, lock, Repair.completeRows(folder.resolve(MEASUREMENTS))));
    }

    /**
     * Reads a run.
     *
     * @throws BadInputException if there is no run or it is damaged; a cell without its closing row counts as damage, which
     *     {@link #resume} repairs
     */
    public static RunFolder open(Path folder) {
        requireRun(folder);
        MeasurementsReader reader = new MeasurementsReader();
        Path file = measurements(folder);
        Csv.read(file, Columns.MEASUREMENTS, reader);
        List<Measurement> rows = reader.rows();
        Completeness complete = new Completeness(rows);
        reader.firstLines().forEach((cell, line) -> {
            if (!complete.cells().contains(cell)) {
                throw line.bad(
                        "%s has no passes row, which must close a cell; a sweep that was killed is".formatted(cell)
                                + " repaired by --resume");
            }
        });
        rows.stream().filter(complete::isOfCutFork).findFirst().ifPresent(row -> {
            throw new BadInputException(
                    "%s: fork %d of %s has no fork_end row, which must close it; a sweep that was killed is repaired by --resume"
                            .formatted(file, row.fork().getAsInt(), row.cell()));
        });
        return new RunFolder(folder, rows);
    }

    /** Returns the environment of the run in a folder, even of a run that is being written; empty if none was written. */
    public static Optional<Environment> environment(Path folder) {
        return Optional.of(folder.resolve(ENVIRONMENT)).filter(Files::exists).map(EnvironmentFile::read);
    }

    /** Returns whether the run in a folder has more than a header. */
    public static boolean holdsRows(Path folder) {
        requireRun(folder);
        return TextFile.countLines(TextFile.bytes(measurements(folder))) > 1;
    }

    /** Returns the folder, as given. */
    public Path folder() {
        return folder;
    }

    /** Returns every row, in the order of writing. */
    public List<Measurement> measurements() {
        return Collections.unmodifiableList(measurements);
    }

    /** Returns the cells, in the order of writing; in a run that was opened, all are complete. */
    public Set<Cell> complete() {
        return Collections.unmodifiableSet(new Completeness(measurements).cells());
    }

    /** Returns a summary of the measurements, with the roles of the modes and the precision that the environment records. */
    public Summary summarise() {
        Optional<Environment> environment = environment();
        return Summary.of(
                measurements(),
                ModeRoles.of(environment.map(Environment::modes).orElse(Map.of())),
                environment.map(Environment::precision).orElse(Precision.NONE));
    }

    /** Returns the summary; empty if the sweep has not ended. */
    public Optional<List<SummaryRow>> summary() {
        return there(SUMMARY).map(SummaryFile::read);
    }

    /** Returns the environment; empty if none was written. */
    public Optional<Environment> environment() {
        return environment(folder);
    }

    private Optional<Path> there(String name) {
        return Optional.of(folder.resolve(name)).filter(Files::exists);
    }

    /** Returns the file of the measurements, the compressed one if there is no other. */
    private static Path measurements(Path folder) {
        Path compressed = folder.resolve(COMPRESSED);
        Path file = folder.resolve(MEASUREMENTS);
        return !Files.exists(file) && Files.exists(compressed) ? compressed : file;
    }

    private static void requireRun(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInputException(folder + ": " + (Files.exists(folder) ? "is a file" : "does not exist")
                    + ", must be the folder of a run");
        }
        if (!Files.exists(measurements(folder))) {
            throw new BadInputException(folder + ": contains no run, " + MEASUREMENTS + " is missing");
        }
    }

    /**
     * Writes a complete run to an existing folder.
     *
     * @param cells rows of each cell, all different
     * @throws BadInputException if they cannot be written
     */
    public static void write(
            Path folder, Collection<List<Measurement>> cells, Collection<SummaryRow> summary, Environment environment) {
        MeasurementsFile.write(
                folder.resolve(MEASUREMENTS),
                cells.stream().flatMap(rows -> RunWriter.closed(rows).stream()).toList());
        SummaryFile.write(folder.resolve(SUMMARY), summary);
        EnvironmentFile.write(folder.resolve(ENVIRONMENT), environment);
    }

    /**
     * Checks that a folder does not contain a run.
     *
     * @throws BadInputException if it does
     */
    public static void refuseRun(Path folder) {
        fileOfRun(folder).ifPresent(name -> {
            throw new BadInputException(folder + ": already contains a run (" + name
                    + "); continue it with --resume or choose another folder");
        });
    }

    /** Returns whether a folder already contains a run, or a part of one. */
    public static boolean holdsRun(Path folder) {
        return fileOfRun(folder).isPresent();
    }

    private static Optional<String> fileOfRun(Path folder) {
        return Stream.of(MEASUREMENTS, COMPRESSED, SUMMARY, ENVIRONMENT)
                .filter(name -> Files.exists(folder.resolve(name)))
                .findFirst();
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new BadInputException(
                    folder + ": is a file, must be a folder, or a path where one can be created", e);
        } catch (IOException e) {
            throw TextFile.failed(folder, "cannot be created", e);
        }
    }

    private interface Start {
        RunWriter start();
    }

    private static RunWriter closingOnError(RunLock lock, Start start) {
        try {
            return start.start();
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }
}
