package org.gradcost.tape.compile;

import org.gradcost.tape.compile.trace.TraceLimit;

/** The exceptions of the compiler. They are made here, so that their classes are not loaded until one is thrown. */
final class Refusal {

    private Refusal() {}

    /** Returns what a user meets instead of an exception of the stages. */
    static RuntimeException of(RuntimeException e) {
        return e instanceof TraceLimit ? new TraceTooLongException(e.getMessage()) : e;
    }

    /** Returns the refusal of a trace that is too long. */
    static RuntimeException tooLong(String message) {
        return new TraceTooLongException(message);
    }

    /** Returns the refusal of code that reads a value, with the line that does. */
    static RuntimeException valueRead(String message) {
        return new ValueReadException(message + CallerLine.find());
    }
}
