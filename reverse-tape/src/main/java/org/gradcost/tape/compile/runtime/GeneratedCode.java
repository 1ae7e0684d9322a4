package org.gradcost.tape.compile.runtime;

/** The interface of generated classes. */
public interface GeneratedCode {

    /** The name of the method, for the code generator. */
    String METHOD = "run";

    /**
     * Computes the value, and what else its kind of sweep computes into the frame.
     *
     * @throws Miss if a guard comes out otherwise than it was traced
     */
    double run(Frame frame);

    /** Says that a guard came out otherwise. Always the same object, without a stack trace: it is no error. */
    final class Miss extends RuntimeException {

        private static final long serialVersionUID = 1L;

        static final Miss INSTANCE = new Miss();

        private Miss() {
            super("a comparison came out otherwise than traced", null, false, false);
        }
    }
}
