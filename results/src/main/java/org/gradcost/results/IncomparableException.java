package org.gradcost.results;

import org.gradcost.results.format.Printable;

/** An error for two sides that are each valid but cannot be compared with each other. The message is one line for the user. */
public final class IncomparableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message shortened to one printable line by {@link Printable#message}
     */
    public IncomparableException(String message) {
        super(Printable.message(message));
    }
}
