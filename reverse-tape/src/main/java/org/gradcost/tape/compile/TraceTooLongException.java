package org.gradcost.tape.compile;

/**
 * An exception for a function that cannot be compiled, because its trace, its code or the time of compilation exceeds a
 * limit.
 */
public final class TraceTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TraceTooLongException(String message) {
        super(message);
    }
}
