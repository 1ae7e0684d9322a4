package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A function with its input laid out: what is run, and timed, as often as the eval asks. */
interface Workload {

    /** Does all the work, every time anew, and keeps the result. */
    void run();

    /** Writes the last result. */
    void write(JsonGenerator json) throws IOException;
}
