package org.gradcost.mode;

/** A mode declines a problem that it could only do badly. The message says why, and what to use instead. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates a refusal that says why, and what to use instead. */
    public RefusedException(String message) {
        super(message);
    }

    RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
