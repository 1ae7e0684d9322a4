package org.gradcost.tape.compile;

/** The circuit cannot be compiled into code that is smaller than its tape. The message says how far it is from that. */
public final class TraceTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TraceTooLongException(String message) {
        super(message);
    }
}
