package org.gradcost.results.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gradcost.results.BadInputException;

/**
 * A lock that lets only one sweep write to a folder. It is a lock of the operating system and ends with the process that holds
 * it, however that ends. The empty lock file remains, since deleting it could interfere with a process that is about to lock it.
 */
final class RunLock implements AutoCloseable {
    static final String NAME = ".lock";

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static RunLock take(Path folder) {
        return take(folder, folder);
    }

    /**
     * Takes the lock of a folder.
     *
     * @param named folder that an error message names
     */
    static RunLock take(Path folder, Path named) {
        Path file = folder.resolve(NAME);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw taken(named);
            }
            return new RunLock(file, channel);
        } catch (OverlappingFileLockException e) {
            close(file, channel);
            throw taken(named);
        } catch (IOException e) {
            throw TextFile.failed(named, "cannot be written", e);
        }
    }

    @Override
    public void close() {
        close(file, channel);
    }

    private static void close(Path file, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw TextFile.failed(file, "cannot be closed", e);
        }
    }

    private static BadInputException taken(Path folder) {
        return new BadInputException(
                folder + ": another command is writing to it; wait for it or choose another folder");
    }
}
