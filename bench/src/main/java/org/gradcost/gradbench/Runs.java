package org.gradcost.gradbench;

import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.gradcost.bench.WarmUp;
import org.gradcost.results.BadInputException;

/**
 * The timing of a workload, for a minimum number of runs and a minimum total time.
 *
 * <p>The runs that count are preceded by a {@link WarmUp}, in intervals of half a second for a new function, and of a fifth of
 * that for a function that has run before. Runs of more than ten seconds are warm when one is no faster than the one before; that
 * one counts. If there is no time for another run, the last one counts, and the times are not {@linkplain #isWarm warm}.
 *
 * <p>If there are more than {@value #MOST_KEPT} runs, the times of every second one are kept, of every fourth for more than twice
 * as many, and so on.
 */
final class Runs {

    static final int MOST_KEPT = 1 << 20;

    private static final long SECOND = 1_000_000_000L;
    private static final long NEW = SECOND / 2;
    private static final long KNOWN = NEW / 5;
    private static final long LONG = 10 * SECOND;
    private static final double FASTER = 0.95;

    private final Workload workload;
    private final LongSupplier clock;

    private long[] kept = new long[16];
    private int length;
    private long every = 1;
    private long count;
    private long sum;
    private long warmUp;
    private boolean warm;

    private Runs(Workload workload, LongSupplier clock) {
        this.workload = workload;
        this.clock = clock;
    }

    /**
     * Runs a workload as often as requested.
     *
     * @param known whether the function has run before
     */
    static Runs of(Workload workload, Asked asked, boolean known) {
        return of(workload, asked, System::nanoTime, () -> WarmUp.ofThisJvm(known ? KNOWN : NEW, LONG)::ends);
    }

    /**
     * Runs a workload as often as requested.
     *
     * @param clock in nanoseconds
     * @param warmUp whether the warm-up ends with a run of the given time; created after the workload has been prepared
     * @throws BadInputException if the requested runs would not finish in time
     */
    static Runs of(Workload workload, Asked asked, LongSupplier clock, Supplier<LongPredicate> warmUp) {
        Runs runs = new Runs(workload, clock);
        if (asked.warm()) {
            long start = clock.getAsLong();
            workload.prepare();
            runs.warmUp(asked, start, warmUp.get());
            runs.warmUp = clock.getAsLong() - start - runs.sum;
        }
        runs.measure(asked);
        return runs;
    }

    private void warmUp(Asked asked, long start, LongPredicate ends) {
        long before = Long.MAX_VALUE;
        while (true) {
            long time = time();
            boolean isLong = time > LONG;
            warm = isLong ? time >= FASTER * before && before < Long.MAX_VALUE : ends.test(time);
            before = time;
            boolean isLast = clock.getAsLong() - start + time + asked.left(time) > Deadline.SECONDS * SECOND;
            if (warm && isLong || !warm && isLast) {
                add(time);
            }
            if (warm || isLast) {
                return;
            }
        }
    }

    private void measure(Asked asked) {
        long check = 0;
        while (count < asked.runs() || sum < asked.seconds() * SECOND) {
            add(time());
            if (sum >= check) {
                check = sum + SECOND;
                double spent = sum / (double) SECOND;
                double whole = spent / count * asked.runs();
                if (Deadline.isTooLong(spent, whole)) {
                    throw new BadInputException("input.min_runs is " + asked.runs() + ", which would take about "
                            + Math.round(whole) + " s");
                }
            }
        }
    }

    private long time() {
        long start = clock.getAsLong();
        workload.run();
        return clock.getAsLong() - start;
    }

    private void add(long time) {
        sum += time;
        if (length == MOST_KEPT && count % every == 0) {
            length /= 2;
            every *= 2;
            for (int i = 1; i < length; i++) {
                kept[i] = kept[2 * i];
            }
        }
        if (count % every == 0) {
            if (length == kept.length) {
                kept = Arrays.copyOf(kept, 2 * length);
            }
            kept[length++] = time;
        }
        count++;
    }

    /** Returns the times of single runs that are kept, ns. */
    long[] nanoseconds() {
        return Arrays.copyOf(kept, length);
    }

    /** Returns the number of runs that count. */
    long count() {
        return count;
    }

    /** Returns the time before the runs that count, during which modes were compared and code was compiled, ns. */
    long warmUp() {
        return warmUp;
    }

    /** Returns whether the runs that count were preceded by a complete warm-up. */
    boolean isWarm() {
        return warm;
    }
}
