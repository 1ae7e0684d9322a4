package org.gradcost.gradbench.driver;

/** A tool did not do what the protocol asks of it; the message says what, on one line. */
public final class ToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ToolException(String message) {
        super(message);
    }

    ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
