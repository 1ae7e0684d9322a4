package org.gradcost.tape.compile;

/** Signals that a trace exceeds what arrays or the compiler can hold; users meet it as {@link TraceTooLongException}. */
final class TraceLimit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TraceLimit(String message) {
        super(message);
    }
}
