package org.gradcost.tape.compile;

/**
 * An exception for a function that cannot be compiled, because its trace, its code, the time of compilation or the memory of
 * its work arrays exceeds a limit.
 */
public final class TraceTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TraceTooLongException(String message) {
        super(message);
    }
}
