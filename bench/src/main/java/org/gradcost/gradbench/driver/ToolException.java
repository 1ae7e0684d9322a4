package org.gradcost.gradbench.driver;

/** An error for a tool that violates the protocol; the message describes the violation in one line. */
public final class ToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ToolException(String message) {
        super(message);
    }

    ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
