package org.gradcost.tape.compile;

/**
 * An exception that is thrown if a function reads the value of a variable while it is traced, since the trace would only be
 * valid at this point. The message names the gate whose value was read.
 */
public final class ValueReadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ValueReadException(String message) {
        super(message);
    }
}
