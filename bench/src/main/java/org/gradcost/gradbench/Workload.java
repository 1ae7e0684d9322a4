package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A function with its input laid out: what is run, and timed, as often as the eval asks. Public for {@link IsolatedClassLoader}. */
public interface Workload {

    /** The mode of a workload that takes no derivative. */
    String NO_MODE = "none";

    /** Prepares the workload before anything is timed. */
    default void prepare() {}

    /** Runs the workload or a representative part of it, and returns the estimated time of a run, ns. */
    default long trial() {
        long start = System.nanoTime();
        run();
        return System.nanoTime() - start;
    }

    /** Passes of equal cost that a run consists of. */
    default int passes() {
        return 1;
    }

    /** Nanoseconds that a pass takes at least, found out cheaply: those of the function alone. 0 where that is not known. */
    default long primal() {
        return 0;
    }

    /** Returns the mode that takes the derivatives, e.g. {@code reverse}; {@value #NO_MODE} for a function alone. */
    default String mode() {
        return NO_MODE;
    }

    /** Does all the work, every time anew, and keeps the result. */
    void run();

    /** Writes the last result. */
    void write(JsonGenerator json) throws IOException;
}
