package org.gradcost.tape.compile.trace;

/**
 * An exception for a trace that exceeds a limit of arrays or of the compiler; users get it as a
 * {@code TraceTooLongException}.
 */
public final class TraceLimit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private TraceLimit(String message) {
        super(message);
    }

    /** Returns the exception, as a type that is loaded already: this class is not, until there is one. */
    public static RuntimeException of(String message) {
        return new TraceLimit(message);
    }
}
