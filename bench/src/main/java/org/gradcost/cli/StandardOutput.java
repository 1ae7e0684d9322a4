package org.gradcost.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The type of file that standard output is: a write to a pipe fails when its reader has closed it, a write to a file when the
 * disk is full.
 */
final class StandardOutput {

    /** The bits of a file mode that contain the type of a file, and two types: see inode(7). */
    private static final int TYPE = 0xF000;

    private static final int FIFO = 0x1000;
    private static final int SOCKET = 0xC000;

    private StandardOutput() {}

    /** Returns whether standard output is a pipe or a socket; false if the system does not report it. */
    static boolean isPipe() {
        return isPipe(Path.of("/dev/stdout"));
    }

    static boolean isPipe(Path file) {
        try {
            int type = (int) Files.getAttribute(file, "unix:mode") & TYPE;
            return type == FIFO || type == SOCKET;
        } catch (IOException | UnsupportedOperationException e) {
            return false; // Windows, whose files do not have this attribute
        }
    }
}
