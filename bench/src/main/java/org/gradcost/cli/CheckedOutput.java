package org.gradcost.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/**
 * The bytes of a print stream, whose hidden failures become exceptions: a full disk must not pass for whole output, and where nobody
 * reads any more there is nothing left to do.
 */
final class CheckedOutput extends OutputStream {
    private final PrintStream out;
    private final BooleanSupplier isPipe;

    /** @param isPipe whether a write that fails has lost its reader */
    CheckedOutput(PrintStream out, BooleanSupplier isPipe) {
        this.out = out;
        this.isPipe = isPipe;
    }

    /** Returns the standard output of now. */
    static CheckedOutput standard() {
        return new CheckedOutput(System.out, StandardOutput::isPipe);
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

    /**
     * Throws what a failure of the stream comes of.
     *
     * @throws ClosedPipeError if its reader has closed it
     */
    private void check() throws IOException {
        if (out.checkError()) {
            if (isPipe.getAsBoolean()) {
                throw new ClosedPipeError();
            }
            throw new IOException("cannot be written");
        }
    }
}
