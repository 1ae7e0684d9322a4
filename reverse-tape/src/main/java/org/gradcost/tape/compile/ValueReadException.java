package org.gradcost.tape.compile;

/**
 * Thrown if the value of a variable is read while tracing, since the trace would be valid at this point alone. The message names
 * the gate whose value it was.
 */
public final class ValueReadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ValueReadException(String message) {
        super(message);
    }
}
