package org.gradcost.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/**
 * The bytes of a print stream whose hidden failures become exceptions: after a write to a full disk the output must not pass for
 * complete, and if nobody reads the output any more, the command should end.
 */
final class CheckedOutput extends OutputStream {
    private final PrintStream out;
    private final BooleanSupplier isPipe;

    /**
     * Creates the stream.
     *
     * @param isPipe whether a failed write means that the reader has ended
     */
    CheckedOutput(PrintStream out, BooleanSupplier isPipe) {
        this.out = out;
        this.isPipe = isPipe;
    }

    /** Returns the current standard output. */
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
     * Throws an exception if the stream has failed.
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
