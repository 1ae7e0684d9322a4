package org.gradcost.results.format;

/** Escaping of untrusted text for a terminal: no character moves the cursor or changes the writing direction. */
public final class Printable {

    /** The length of a message: three lines of a terminal of 80 columns. */
    static final int MESSAGE = 240;

    private static final int TAIL = 80;

    /** The length of a word that is left out rather than cut. */
    private static final int WORD = 30;

    private Printable() {}

    /** Returns the text with control characters and bidirectional marks replaced by their Java escapes. */
    public static String of(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(c -> append(out, (char) c));
        return out.toString();
    }

    /**
     * Returns a message on one line, escaped, and no longer than three lines of a terminal; a longer one is shortened in the
     * middle.
     */
    public static String message(String text) {
        String head = text.length() > 4 * MESSAGE
                ? text.substring(0, MESSAGE) + "…" + text.substring(text.length() - MESSAGE)
                : text;
        String line = of(head.replaceAll("[\\r\\n\\u0085\\u2028\\u2029]+", " "));
        if (line.length() <= MESSAGE) {
            return line;
        }
        // At spaces, unless there are none nearby.
        int end = line.lastIndexOf(' ', MESSAGE - TAIL - 3);
        int begin = line.indexOf(' ', line.length() - TAIL);
        String first = line.substring(0, end < MESSAGE - TAIL - 3 - WORD ? MESSAGE - TAIL - 3 : end);
        String last =
                line.substring(begin < 0 || begin > line.length() - TAIL + WORD ? line.length() - TAIL : begin + 1);
        return first + " … " + last;
    }

    static void append(StringBuilder out, char c) {
        if (isSafe(c)) {
            out.append(c);
        } else {
            out.append("\\u").append(String.format("%04x", (int) c));
        }
    }

    private static boolean isSafe(char c) {
        return c == '\n' || c == '\t' || !Character.isISOControl(c) && !redirects(c);
    }

    /** Returns whether a character changes the direction of the text after it, or ends a line invisibly. */
    private static boolean redirects(char c) {
        return c >= '\u202A' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069'
                || c == '\u200E'
                || c == '\u200F'
                || c == '\u061C'
                || c == '\u2028'
                || c == '\u2029';
    }
}
