package org.gradcost.tape.compile.trace;

/** Signals that a trace exceeds what arrays or the compiler can hold; users meet it as {@link TraceTooLongException}. */
public final class TraceLimit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TraceLimit(String message) {
        super(message);
    }
}
