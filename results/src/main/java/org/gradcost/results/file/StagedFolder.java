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
 * A folder that is filled out of sight and moved to its place when it is whole, so that a full disk or a kill leaves nothing
 * that would be taken for a result. A new folder is filled beside its place and moved at once; the files of one that exists
 * (it may be mounted there) are filled inside it and moved one by one, the last of them last.
 */
public final class StagedFolder implements AutoCloseable {
    private static final String PART = "gradcost-part";

    private final Path target;
    private final Path stage;
    private final boolean beside;

    private StagedFolder(Path target, Path stage, boolean beside) {
        this.target = target;
        this.stage = stage;
        this.beside = beside;
    }

    /**
     * Starts a folder; what an earlier start left when it was killed goes.
     *
     * @throws BadInputException if the target is a file or cannot be written
     */
    public static StagedFolder of(Path target) {
        Path place = target.toAbsolutePath().normalize();
        boolean beside = !Files.exists(place);
        if (!beside && !Files.isDirectory(place)) {
            throw new BadInputException(target + ": is a file, must be a folder, or a path where one can be made");
        }
        Path stage = beside ? place.resolveSibling("." + place.getFileName() + "." + PART) : place.resolve("." + PART);
        try {
            delete(stage);
            Files.createDirectories(stage);
        } catch (IOException e) {
            throw TextFile.failed(target, "cannot be made", e);
        }
        return new StagedFolder(target, stage, beside);
    }

    /** Returns whether a folder holds what an interrupted start left: it may be started again, whatever is in it. */
    public static boolean interrupted(Path target) {
        return Files.isDirectory(target.resolve("." + PART));
    }

    /** Returns where to write the files. */
    public Path folder() {
        return stage;
    }

    /**
     * Moves the folder to its place.
     *
     * @param last the file whose presence says that the others are there
     * @throws BadInputException if it cannot be moved
     */
    public void commit(String last) {
        try {
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
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
