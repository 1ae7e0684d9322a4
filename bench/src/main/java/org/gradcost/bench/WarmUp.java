package org.gradcost.bench;

/**
 * The criterion for the end of a warm-up, when the JVM has compiled the code that runs: after at least two intervals
 * ("stretches") of runs, if the last one was no faster than the one before and the JIT compiler was idle during it, with an empty
 * queue at either end. A JVM first interprets a method, then compiles it quickly, then with full optimisation, each after the
 * method has run for long enough. A large circuit takes the compiler seconds, during which runs are as slow as before.
 */
public final class WarmUp {

    private static final double FASTER = 0.95;
    private static final double IDLE = 0.05; // share of the time

    private final long stretch; // ns
    private final long most;
    private final JitMonitor jit;

    private long spent;
    private long ofStretch;
    private long least = Long.MAX_VALUE;
    private long leastBefore = Long.MAX_VALUE;
    private long compiledBefore;
    private boolean busyBefore;

    /**
     * Creates a warm-up.
     *
     * @param stretch length of an interval, ns
     * @param most time after which the warm-up ends in any case, ns
     * @param jit compiler of the runs
     */
    WarmUp(long stretch, long most, JitMonitor jit) {
        this.stretch = stretch;
        this.most = most;
        this.jit = jit;
        this.compiledBefore = jit.time();
    }

    /**
     * Returns a warm-up that monitors the compiler of this JVM.
     *
     * @param stretch length of an interval, ns
     * @param most time after which the warm-up ends in any case, ns
     */
    public static WarmUp ofThisJvm(long stretch, long most) {
        return new WarmUp(stretch, most, JitMonitor.ofThisJvm());
    }

    /** Runs the work until it is warm. */
    void run(Runnable work) {
        long start;
        do {
            start = System.nanoTime();
            work.run();
        } while (!ends(System.nanoTime() - start));
    }

    /** Records the time of a run, ns, and returns whether it was the last of the warm-up. */
    public boolean ends(long time) {
        spent += time;
        ofStretch += time;
        least = Math.min(least, time);
        if (ofStretch < stretch) {
            return false;
        }
        boolean busy = jit.isBusy();
        long compiled = jit.time();
        boolean atRest = !busyBefore && !busy && (compiled - compiledBefore) * 1e6 <= IDLE * ofStretch;
        boolean steady = leastBefore < Long.MAX_VALUE && least >= FASTER * leastBefore;
        busyBefore = busy;
        compiledBefore = compiled;
        leastBefore = Math.min(leastBefore, least);
        least = Long.MAX_VALUE;
        ofStretch = 0;
        return atRest && steady || spent >= most;
    }
}
