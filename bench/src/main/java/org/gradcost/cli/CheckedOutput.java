package org.gradcost.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** The bytes of a print stream, whose hidden failures become exceptions: a full disk must not pass for whole output. */
final class CheckedOutput extends OutputStream {
    private final PrintStream out;

    CheckedOutput(PrintStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        check();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        check();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
        check();
    }

    private void check() throws IOException {
        if (out.checkError()) {
            throw new IOException("cannot be written");
        }
    }
}
