package org.gradcost.mode;

/** The refusal of a problem by a mode that could only handle it badly. The message gives the reason, and an alternative. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates a refusal that gives the reason, and an alternative. */
    public RefusedException(String message) {
        super(message);
    }

    RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
