package org.gradcost.results.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Measurement;
import org.gradcost.results.format.Counted;

/**
 * Safeguard for the rows of a run whose folder is deleted, moved or replaced while it is being measured. The rows remain readable
 * through a file handle that was opened before, whatever happens to the name.
 */
final class Rescue implements AutoCloseable {
    private final Path folder;
    private final FileChannel rows;
    private final Object file;
    private Environment environment;

    private Rescue(Path folder, FileChannel rows, Object file) {
        this.folder = folder;
        this.rows = rows;
        this.file = file;
    }

    static Rescue of(Path folder) throws IOException {
        Path file = folder.resolve(RunFolder.MEASUREMENTS);
        return new Rescue(folder, FileChannel.open(file, StandardOpenOption.READ), key(file));
    }

    /** Stores the environment, without which a run cannot be resumed. */
    void environment(Environment now) {
        environment = now;
    }

    /** Returns whether the file of the run is no longer where it was. */
    boolean isNeeded() {
        try {
            return !Objects.equals(file, key(folder.resolve(RunFolder.MEASUREMENTS)));
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Writes all rows to a new folder.
     *
     * @param more rows that are not in the file yet
     * @param cells number of cells that the folder then contains
     * @return the message for the user, which names the folder
     */
    BadInputException write(List<Measurement> more, int cells) throws IOException {
        ByteBuffer found = ByteBuffer.allocate(Math.toIntExact(rows.size()));
        while (found.hasRemaining() && rows.read(found, found.position()) >= 0) {
            continue;
        }
        byte[] added = MeasurementsFile.encodeWithoutHeader(more);
        byte[] all = ByteBuffer.allocate(found.position() + added.length)
                .put(found.array(), 0, found.position())
                .put(added)
                .array();
        Path place = place();
        TextFile.write(place.resolve(RunFolder.MEASUREMENTS), all);
        if (environment != null) {
            EnvironmentFile.write(place.resolve(RunFolder.ENVIRONMENT), environment);
        }
        return new BadInputException(folder + ": was deleted or replaced; " + Counted.of(cells, "cell") + " saved in "
                + place + " (--resume continues there)");
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    /** Creates a folder beside the missing one, or in the folder for temporary files if that is impossible. */
    private Path place() throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute.getParent());
            return Files.createTempDirectory(absolute.getParent(), absolute.getFileName() + "-rescued-");
        } catch (IOException e) {
            return Files.createTempDirectory(absolute.getFileName() + "-rescued-");
        }
    }

    /** Returns the identity of a file; its creation time on a system without file keys. */
    private static Object key(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey();
    }
}
