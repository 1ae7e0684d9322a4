package org.gradcost.results;

import java.nio.file.Path;
import org.gradcost.results.format.Printable;

/** An error in the user's input. The message is one line for the user: where, what, and what would be right. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message shortened to one printable line by {@link Printable#message}
     */
    public BadInputException(String message) {
        this(message, null);
    }

    /**
     * Creates the exception.
     *
     * @param message shortened to one printable line by {@link Printable#message}
     * @param cause the underlying error, which {@code --debug} prints
     */
    public BadInputException(String message, Throwable cause) {
        super(Printable.message(message), cause);
    }

    /** Returns the exception with the message {@code file:line: what}; {@code line} counts from 1. */
    public static BadInputException at(Path file, long line, String what) {
        return new BadInputException(file + ":" + line + ": " + what);
    }
}
