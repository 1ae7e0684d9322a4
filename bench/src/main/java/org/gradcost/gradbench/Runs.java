package org.gradcost.gradbench;

import java.util.Arrays;

/**
 * Times a workload: at least so many runs, and at least so many seconds in all.
 *
 * <p>Before the runs that count, the workload runs for a while so that the JVM has compiled it: a second when the
 * function is new, a twentieth of that when it has been at work before. A run of more than ten seconds was compiled while
 * it ran; it counts.
 */
final class Runs {

    private static final long NEW = 1_000_000_000L;
    private static final long KNOWN = NEW / 20;
    private static final long LONG = 10 * NEW;

    private long[] nanoseconds = new long[16];
    private int count;

    private Runs() {}

    /** The nanoseconds of each run that counts. */
    static long[] of(Workload workload, int minRuns, double minSeconds, boolean known) {
        workload.prepare();
        Runs runs = new Runs();
        long warm = known ? KNOWN : NEW;
        for (long spent = 0; spent < warm; ) {
            long time = time(workload);
            if (time > LONG) {
                runs.add(time);
            }
            spent += time;
        }
        long sum = runs.count > 0 ? runs.nanoseconds[0] : 0;
        while (runs.count < minRuns || sum < minSeconds * 1e9) {
            long time = time(workload);
            runs.add(time);
            sum += time;
        }
        return Arrays.copyOf(runs.nanoseconds, runs.count);
    }

    private static long time(Workload workload) {
        long start = System.nanoTime();
        workload.run();
        return System.nanoTime() - start;
    }

    private void add(long time) {
        if (count == nanoseconds.length) {
            nanoseconds = Arrays.copyOf(nanoseconds, 2 * count);
        }
        nanoseconds[count++] = time;
    }
}
