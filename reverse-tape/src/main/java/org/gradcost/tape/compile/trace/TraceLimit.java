package org.gradcost.tape.compile.trace;

/** Says that a trace exceeds what arrays or the compiler can hold; users meet it as a {@code TraceTooLongException}. */
public final class TraceLimit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TraceLimit(String message) {
        super(message);
    }
}
