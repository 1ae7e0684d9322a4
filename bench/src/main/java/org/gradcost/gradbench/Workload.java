package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A function with its input laid out: what is run, and timed, as often as the eval asks. */
interface Workload {

    /** What is to be found out before anything is timed. */
    default void prepare() {}

    /** Runs, or as much of a run as tells, and says how many nanoseconds a run takes. */
    default long trial() {
        long start = System.nanoTime();
        run();
        return System.nanoTime() - start;
    }

    /** A number of nanoseconds that no run can beat, found out cheaply; 0 where none is known. */
    default long bound() {
        return 0;
    }

    /** Does all the work, every time anew, and keeps the result. */
    void run();

    /** Writes the last result. */
    void write(JsonGenerator json) throws IOException;
}
