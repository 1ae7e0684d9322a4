package org.gradcost.results;

import java.nio.file.Path;
import org.gradcost.results.format.Printable;

/** Input that cannot be used. The message is one line for the user: where, what, and what would be right. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message made one line, printable and short as {@link Printable#message} does */
    public BadInputException(String message) {
        this(message, null);
    }

    /**
     * @param message made one line, printable and short as {@link Printable#message} does
     * @param cause what the machine said, for {@code --debug}
     */
    public BadInputException(String message, Throwable cause) {
        super(Printable.message(message), cause);
    }

    /** {@code file:line: what}; {@code line} counts from 1. */
    public static BadInputException at(Path file, long line, String what) {
        return new BadInputException(file + ":" + line + ": " + what);
    }
}
