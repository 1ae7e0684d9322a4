package org.gradcost.results.format;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** A writer that escapes text as {@link Printable} does, except for the platform's line ends. */
public final class PrintableWriter extends FilterWriter {
    private static final boolean CRLF = System.lineSeparator().equals("\r\n");

    /**
     * Creates the writer.
     *
     * @param out receives the escaped text
     */
    public PrintableWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        write(new char[] {(char) c}, 0, 1);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        StringBuilder escaped = new StringBuilder(length);
        for (int i = offset; i < offset + length; i++) {
            if (text[i] == '\r' && CRLF) {
                escaped.append('\r');
            } else {
                Printable.append(escaped, text[i]);
            }
        }
        out.append(escaped);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        write(text.substring(offset, offset + length).toCharArray(), 0, length);
    }
}
