package org.gradcost.tape.compile.runtime;

/** The interface of generated classes. */
public interface GeneratedCode {

    /** The name of the method, for the code generator. */
    String METHOD = "run";

    /**
     * Returns the value, and stores the other results of its kind of sweep in the frame.
     *
     * @throws Miss if the outcome of a guard differs from that in the trace
     */
    double run(Frame frame);

    /** A signal that the outcome of a guard differs from that in the trace. It is a single object without a stack trace. */
    final class Miss extends RuntimeException {

        private static final long serialVersionUID = 1L;

        static final Miss INSTANCE = new Miss();

        private Miss() {
            super("a comparison has another result than in the trace", null, false, false);
        }
    }
}
