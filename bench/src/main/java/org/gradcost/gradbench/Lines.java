package org.gradcost.gradbench;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream as bytes, each read into the same buffer, which grows to the longest line. */
final class Lines {

    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int position;
    private int filled;
    private byte[] line = new byte[1 << 12];
    private int length;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Reads the next line; returns false at the end of the stream. */
    boolean next() throws IOException {
        length = 0;
        boolean any = false;
        while (true) {
            if (position == filled) {
                filled = in.read(chunk);
                position = 0;
                if (filled <= 0) {
                    filled = 0;
                    return any;
                }
            }
            any = true;
            int end = position;
            while (end < filled && chunk[end] != '\n') {
                end++;
            }
            append(end);
            if (end < filled) {
                position = end + 1;
                return true;
            }
            position = end;
        }
    }

    /** Returns the buffer of the line, of which the first {@link #length} bytes count. */
    byte[] line() {
        return line;
    }

    int length() {
        return length;
    }

    private void append(int end) {
        int count = end - position;
        if (length + count > line.length) {
            line = Arrays.copyOf(line, (int) Math.min(Integer.MAX_VALUE - 8, 2L * (length + count)));
        }
        System.arraycopy(chunk, position, line, length, count);
        length += count;
    }
}
