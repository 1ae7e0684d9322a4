package org.gradcost.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gradcost.results.BadInputException;

/**
 * JMH's own lock, a file in the temporary folder that all users share, which prevents two runs from disturbing each other. A
 * command takes it once for all measuring JVMs, before it measures the noise or makes a folder, and not at all with
 * {@code -Djmh.ignoreLock=true}.
 */
public final class JmhLock implements AutoCloseable {

    private final FileChannel channel;

    private JmhLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws BadInputException if another run has it, or it cannot be taken
     */
    public static JmhLock take() {
        return Boolean.getBoolean("jmh.ignoreLock")
                ? new JmhLock(null)
                : take(Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock"));
    }

    static JmhLock take(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw taken(file);
            }
            return new JmhLock(channel);
        } catch (OverlappingFileLockException e) {
            throw taken(file);
        } catch (IOException e) {
            throw new BadInputException(
                    file + ": cannot be locked, possibly owned by another user; use a folder of your own: java"
                            + " -Djava.io.tmpdir=DIR -jar …",
                    e);
        }
    }

    private static BadInputException taken(Path file) {
        return new BadInputException(file
                + ": another JMH run is in progress, and the two would disturb each other: wait for its end (or allow it: java"
                + " -Djmh.ignoreLock=true -jar …)");
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new BadInputException("jmh.lock: cannot be closed: " + e.getMessage(), e);
        }
    }
}
