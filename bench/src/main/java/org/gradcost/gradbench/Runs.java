package org.gradcost.gradbench;

import java.util.Arrays;
import org.gradcost.bench.WarmUp;

/**
 * The timing of a workload: a minimum number of runs and a minimum total time.
 *
 * <p>Before the runs that count comes a {@link WarmUp}, in stretches of half a second when the function is new, and of a
 * fifth of that when it has been at work before. A run of more than ten seconds was compiled while it ran; it counts.
 */
final class Runs {

    private static final long SECOND = 1_000_000_000L;
    private static final long NEW = SECOND / 2;
    private static final long KNOWN = NEW / 5;
    private static final long LONG = 10 * SECOND;

    private long[] nanoseconds = new long[16];
    private int count;

    private Runs() {}

    /** Returns the time of each measured run, ns. A single run is not warmed up, since its time is not evaluated. */
    static long[] of(Workload workload, int minRuns, double minSeconds, boolean known) {
        Runs runs = new Runs();
        long sum = 0;
        if (minRuns > 1 || minSeconds > 0) {
            workload.prepare();
            sum = runs.warmUp(workload, known ? KNOWN : NEW);
        }
        while (runs.count < minRuns || sum < minSeconds * 1e9) {
            long time = time(workload);
            runs.add(time);
            sum += time;
        }
        return Arrays.copyOf(runs.nanoseconds, runs.count);
    }

    /** Gives the time of a run that counts already, or 0. */
    private long warmUp(Workload workload, long stretch) {
        WarmUp warmUp = WarmUp.ofThisJvm(stretch, LONG);
        long time;
        do {
            time = time(workload);
        } while (!warmUp.ends(time));
        if (time <= LONG) {
            return 0;
        }
        add(time);
        return time;
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
