package org.gradcost.bench;

import java.util.function.LongSupplier;

/**
 * The criterion for the end of a warm-up, when the JVM has compiled the code that runs: after at least two intervals
 * ("stretches") of runs, if the last one was no faster than the one before and the JIT compiler was idle during it, with an empty
 * queue at either end. A JVM first interprets a method, then compiles it quickly, then with full optimisation, each after the
 * method has run for long enough. A large circuit takes the compiler seconds, during which runs are as slow as before.
 *
 * <p>The length of an interval is the processor time of the thread: on a busy machine, an interval of the clock would contain few
 * runs. An interval ends after five times its length in any case, since other threads may do the work.
 */
public final class WarmUp {

    private static final double FASTER = 0.95;
    private static final double IDLE = 0.05; // share of the time

    /** The factor of an interval's length after which it ends by the clock. */
    private static final int LONGEST = 5;

    private final long stretch; // ns
    private final long most;
    private final JitMonitor jit;
    private final LongSupplier processorTime;

    private long spent;
    private long ofStretch;
    private long due;
    private long processorBefore;
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
     * @param processorTime of the thread that does the runs, ns; negative if it is unknown
     */
    WarmUp(long stretch, long most, JitMonitor jit, LongSupplier processorTime) {
        this.stretch = stretch;
        this.most = most;
        this.jit = jit;
        this.processorTime = processorTime;
        this.due = stretch;
        this.compiledBefore = jit.time();
        this.processorBefore = processorTime.getAsLong();
    }

    /**
     * Returns a warm-up of runs in this thread, which monitors the compiler of this JVM.
     *
     * @param stretch length of an interval, ns
     * @param most time after which the warm-up ends in any case, ns
     */
    public static WarmUp ofThisJvm(long stretch, long most) {
        return new WarmUp(stretch, most, JitMonitor.ofThisJvm(), ThreadUse::processorTime);
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
        if (!stretchEnds()) {
            return spent >= most;
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
        due = stretch;
        processorBefore = processorTime.getAsLong();
        return atRest && steady || spent >= most;
    }

    /**
     * Returns whether the interval is over. The processor time, which takes as long to read as a short run, is read only when it
     * may suffice: a thread has at most the time of the clock.
     */
    private boolean stretchEnds() {
        if (ofStretch < due) {
            return false;
        }
        if (processorBefore < 0 || ofStretch >= LONGEST * stretch) {
            return true;
        }
        long left = stretch - (processorTime.getAsLong() - processorBefore);
        due = Math.min(ofStretch + left, LONGEST * stretch);
        return left <= 0;
    }
}
