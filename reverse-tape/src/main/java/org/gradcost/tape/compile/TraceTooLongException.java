package org.gradcost.tape.compile;

/** Thrown for a circuit that cannot be compiled into code smaller than its tape. The message says by how much. */
public final class TraceTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TraceTooLongException(String message) {
        super(message);
    }
}
