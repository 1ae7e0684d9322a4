package org.gradcost.results;

/** Two sides that are each in order but cannot be held against each other. The message is one line for the user. */
public final class IncomparableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one line; line breaks in it become spaces */
    public IncomparableException(String message) {
        super(message.replaceAll("\\R", " "));
    }
}
