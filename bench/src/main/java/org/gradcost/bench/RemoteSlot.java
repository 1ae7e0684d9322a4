package org.gradcost.bench;

import java.util.Arrays;
import org.gradcost.mode.SelfTimed;

/**
 * A slot of a program that times itself: one request for 10 ms of runs, or for a single long operation, with a
 * {@linkplain Probe probe} of this JVM before and after it, which tags all of its batches. The allocation and the waiting time of
 * the program are unknown.
 */
final class RemoteSlot implements Slot {

    private static final double NS_PER_S = 1e9;
    private static final double LENGTH = 0.01; // s
    private static final double WARM = 0.1;
    private static final double WARMEST = 10;

    /** The relative difference of two consecutive requests below which the program is warm. */
    private static final double STEADY = 0.05;

    private final SelfTimed program;
    private final Probe probe = Probe.warm();
    private final double nanos;
    private SelfTimed.Times times;
    private long before;
    private long after;

    /** Runs the program until it is warm. */
    RemoteSlot(SelfTimed program) {
        this.program = program;
        double last = TimeSlot.median(program.run(0).nanos());
        boolean steady = last > WARMEST * NS_PER_S;
        long end = System.nanoTime() + (long) (WARMEST * NS_PER_S);
        while (!steady && System.nanoTime() < end) {
            double next = TimeSlot.median(program.run(WARM).nanos());
            steady = Math.abs(next - last) <= STEADY * next;
            last = next;
        }
        nanos = last;
        run();
    }

    @Override
    public double nanos() {
        return nanos;
    }

    @Override
    public long leastProbe() {
        return Math.min(before, after);
    }

    private boolean isLong() {
        return nanos > LENGTH * NS_PER_S;
    }

    @Override
    public double run() {
        long start = System.nanoTime();
        double sum = probe.run();
        before = System.nanoTime() - start;
        times = program.run(isLong() ? 0 : LENGTH);
        start = System.nanoTime();
        sum += probe.run();
        after = System.nanoTime() - start;
        return sum;
    }

    @Override
    public SlotReport report(long floor, ThreadUse use) {
        double[] batches = times.nanos();
        double median = TimeSlot.median(batches);
        boolean quiet = !isLong() && Math.max(before, after) <= TimeSlot.QUIET * floor;
        boolean shared = !isLong() && Math.min(before, after) > TimeSlot.SHARED * floor;
        return new SlotReport(
                median,
                quiet ? batches.length : 0,
                quiet ? median : Double.NaN,
                shared ? batches.length : 0,
                shared ? median : Double.NaN,
                Arrays.stream(batches).average().orElse(Double.NaN),
                times.runs(),
                Math.min(floor, leastProbe()),
                ThreadUse.UNKNOWN);
    }
}
