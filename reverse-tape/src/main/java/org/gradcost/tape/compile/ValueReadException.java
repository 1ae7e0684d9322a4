package org.gradcost.tape.compile;

/**
 * The value of a variable was read while tracing, so that what was traced holds at this point alone. The message names the
 * gate whose value it was.
 */
public final class ValueReadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ValueReadException(String message) {
        super(message);
    }
}
