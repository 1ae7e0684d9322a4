package org.gradcost.gradbench.driver;

import java.io.Closeable;
import java.time.Duration;

/** A tool that answers one line with another: its process, or a connection to a process that another JVM has started. */
interface ToolLine extends Closeable {

    /**
     * Sends a line and waits for the answer.
     *
     * @throws ToolException if there is none
     */
    byte[] ask(byte[] line, Duration limit);

    /** Returns the number of lines that the process has answered since its start, including those for other clients. */
    long answered();

    /** Returns the first of these lines, which is the answer to {@code start}; empty before there is one. */
    byte[] first();

    @Override
    void close();
}
