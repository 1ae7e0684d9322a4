package org.gradcost.tape.compile.trace;

/** The time by which a compilation must end. Passes whose work is not bounded by a small constant a gate look at it. */
public final class CompileDeadline {

    private final long start = System.nanoTime();
    private final int seconds;
    private final int gates;

    /**
     * Starts the clock.
     *
     * @param seconds how long the compilation may take
     * @param gates the gates of the trace, for the message
     */
    public CompileDeadline(int seconds, int gates) {
        this.seconds = seconds;
        this.gates = gates;
    }

    /**
     * Checks the clock.
     *
     * @throws TraceLimit if the time is over
     */
    public void check() {
        if (System.nanoTime() - start >= seconds * 1_000_000_000L) {
            throw TraceLimit.of(
                    gates + " gates take longer than " + seconds + " s to compile; use reverse, the interpreted tape");
        }
    }
}
