package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * A function with its input laid out, which is run and timed as often as the eval requests. The interface is public for
 * {@link IsolatedClassLoader}.
 */
public interface Workload {

    /** The mode of a workload without derivatives. */
    String NO_MODE = "none";

    /** Prepares the workload before anything is timed. */
    default void prepare() {}

    /** Runs the workload or a representative part of it, and returns the estimated time of a run, ns. */
    default long trial() {
        long start = System.nanoTime();
        run();
        return System.nanoTime() - start;
    }

    /** Returns the number of passes of equal cost in a run. */
    default int passes() {
        return 1;
    }

    /**
     * Returns a lower bound of the time of a pass that is cheap to determine, which is the time of the primal, ns; 0 if it is
     * unknown.
     */
    default long primal() {
        return 0;
    }

    /** Returns the mode that computes the derivatives, such as {@code reverse}; {@value #NO_MODE} for a primal. */
    default String mode() {
        return NO_MODE;
    }

    /** Does all the work, anew in every call, and stores the result. */
    void run();

    /** Writes the last result. */
    void write(JsonGenerator json) throws IOException;
}
