package org.gradcost.results.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradcost.results.BadInputException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class TextFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsNoRegularFileIsRefusedUnread() throws IOException, InterruptedException {
        assertEquals(folder + ": is a folder, must be a file", refused(folder));
        Path device = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(device));
        assertEquals(device + ": is a device or a pipe, must be a file", refused(device));
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        assertEquals(pipe + ": is a device or a pipe, must be a file", refused(pipe));
    }

    @Test
    void aSparseFileIsRefusedByItsSize() throws IOException {
        Path sparse = folder.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(8L << 30);
        }
        assertEquals(sparse + ": is 8192 MiB, must be at most 256 MiB", refused(sparse));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertTrue(refused(folder.resolve("none")).endsWith("cannot be read: it does not exist"));
    }

    private static String refused(Path file) {
        return assertThrows(BadInputException.class, () -> TextFile.bytes(file)).getMessage();
    }
}
