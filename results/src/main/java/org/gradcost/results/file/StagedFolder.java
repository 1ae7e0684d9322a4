package org.gradcost.results.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gradcost.results.BadInputException;

/**
 * A folder that is filled in a hidden place and moved to its target when it is complete, so that a full disk or a kill leaves
 * nothing that could be mistaken for a result. A new folder is filled beside its target and moved at once; the files of an
 * existing folder (which may be a mount point) are filled inside it and moved one by one, in an order whose last file marks
 * completion.
 */
public final class StagedFolder implements AutoCloseable {
    private static final String PART = "gradcost-part";

    private final Path target;
    private final Path stage;
    private final boolean beside;

    private final RunLock lock;

    private StagedFolder(Path target, Path stage, boolean beside, RunLock lock) {
        this.target = target;
        this.stage = stage;
        this.beside = beside;
        this.lock = lock;
    }

    /**
     * Starts a folder, and removes the remains of an earlier start that was killed.
     *
     * @throws BadInputException if the target is a file, cannot be written or is being written by another command
     */
    public static StagedFolder of(Path target) {
        Path place = target.toAbsolutePath().normalize();
        boolean beside = !Files.exists(place);
        if (!beside && !Files.isDirectory(place)) {
            throw new BadInputException(target + ": is a file, must be a folder, or a path where one can be created");
        }
        Path stage = beside ? place.resolveSibling("." + place.getFileName() + "." + PART) : place.resolve("." + PART);
        try {
            Files.createDirectories(stage);
            RunLock lock = RunLock.take(stage, target); // another process may be filling it
            deleteContent(stage);
            return new StagedFolder(target, stage, beside, lock);
        } catch (IOException e) {
            throw TextFile.failed(target, "cannot be created", e);
        }
    }

    /**
     * Returns whether a folder contains the remains of an interrupted start, in which case it may be written again whatever is in
     * it.
     */
    public static boolean interrupted(Path target) {
        return Files.isDirectory(target.resolve("." + PART));
    }

    /** Returns the folder in which to write the files. */
    public Path folder() {
        return stage;
    }

    /**
     * Moves the folder to its target.
     *
     * @param last file whose presence indicates that the others are present
     * @throws BadInputException if it cannot be moved
     */
    public void commit(String last) {
        try {
            lock.close(); // not every system can move a folder with an open file in it
            Files.deleteIfExists(stage.resolve(RunLock.NAME));
            if (beside) {
                move(stage, target.toAbsolutePath().normalize());
                return;
            }
            for (Path file : files()) {
                if (!file.equals(Path.of(last))) {
                    moveIn(file);
                }
            }
            moveIn(Path.of(last));
            delete(stage);
        } catch (IOException e) {
            throw TextFile.failed(target, "cannot be written", e);
        }
    }

    /** Deletes what was not moved. */
    @Override
    public void close() {
        lock.close();
        try {
            delete(stage);
        } catch (IOException e) {
            throw TextFile.failed(stage, "cannot be deleted", e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(stage)) {
            return all.filter(Files::isRegularFile)
                    .map(stage::relativize)
                    .sorted()
                    .toList();
        }
    }

    private void moveIn(Path file) throws IOException {
        Path place = target.toAbsolutePath().normalize().resolve(file);
        Files.createDirectories(place.getParent());
        move(stage.resolve(file), place);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            deleteContent(folder);
            Files.deleteIfExists(folder.resolve(RunLock.NAME));
            Files.deleteIfExists(folder);
        }
    }

    /** Deletes the content of a folder except its lock. */
    private static void deleteContent(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder) && !path.equals(folder.resolve(RunLock.NAME))) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
