package org.gradcost.results;

import org.gradcost.results.format.Printable;

/** Two sides that are each in order but cannot be held against each other. The message is one line for the user. */
public final class IncomparableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message made one line, printable and short as {@link Printable#message} does */
    public IncomparableException(String message) {
        super(Printable.message(message));
    }
}
