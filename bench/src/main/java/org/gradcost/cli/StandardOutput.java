package org.gradcost.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kind of file that standard output is: a write to a pipe fails when its reader has closed it, one to a file when the disk is full. */
final class StandardOutput {

    /** The bits of a mode that hold the type of a file, and two types: see inode(7). */
    private static final int TYPE = 0xF000;

    private static final int FIFO = 0x1000;
    private static final int SOCKET = 0xC000;

    private StandardOutput() {}

    /** Returns whether standard output is a pipe or a socket; false where the system does not tell. */
    static boolean isPipe() {
        return isPipe(Path.of("/dev/stdout"));
    }

    static boolean isPipe(Path file) {
        try {
            int type = (int) Files.getAttribute(file, "unix:mode") & TYPE;
            return type == FIFO || type == SOCKET;
        } catch (IOException | UnsupportedOperationException e) {
            return false; // Windows, whose files have no such attribute
        }
    }
}
