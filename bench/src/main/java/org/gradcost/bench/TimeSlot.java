package org.gradcost.bench;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * A slot: batches of about 50 µs of an operation, with a {@linkplain Probe probe} before each batch and after the last one, until
 * 10 ms have passed and there are 30 batches, or until 20 ms have passed. Its time is the median of the batches, which is not
 * affected by the few that were interrupted. The two probes around a batch determine whether the core was shared during the
 * batch.
 *
 * <p>An operation that is longer than a slot is run once, and its batch is not tagged, since it contains both states.
 */
public final class TimeSlot implements Slot {

    private static final long LENGTH = 10_000_000; // ns
    private static final long BATCH = 50_000;
    private static final int LEAST = 30;
    private static final int MOST = 4096;
    private static final int CALIBRATIONS = 50;
    private static final int WARM = 3;

    /** The factor of the minimum time up to which both probes of a quiet batch are. */
    static final double QUIET = 1.08;

    /** The factor of the minimum time above which both probes of a shared batch are. */
    static final double SHARED = 1.15;

    private final DoubleSupplier operation;
    private final Probe probe;
    private final double[] times = new double[MOST];
    private final long[] probes = new long[MOST + 1];
    private final double nanos;
    private final int batch;
    private int count;
    private double sink;

    /** Creates the slot of a warm operation, and determines how many operations are a batch. */
    public TimeSlot(DoubleSupplier operation) {
        this(operation, Probe.warm());
        for (int i = 0; i < WARM && !isLong(); i++) {
            sink += run();
        }
    }

    /**
     * Creates the slot of a warm operation with a warm probe, and determines how many operations are a batch. The first slots of
     * a JVM are not used.
     */
    public TimeSlot(DoubleSupplier operation, Probe probe) {
        this.operation = operation;
        this.probe = probe;
        double least = Double.MAX_VALUE;
        // Processor time: an interruption must not end the calibration, or the batches would be too short for good.
        long end = processorTime() + LENGTH;
        for (int i = 0; i < CALIBRATIONS && (i == 0 || processorTime() < end); i++) {
            long start = System.nanoTime();
            long time;
            int runs = 0;
            do {
                sink += run(1);
                runs++;
                time = System.nanoTime() - start;
            } while (time < BATCH);
            least = Math.min(least, time / (double) runs);
        }
        nanos = least;
        batch = (int) Math.max(1, Math.round(BATCH / least));
    }

    private static long processorTime() {
        long time = ThreadUse.processorTime();
        return time < 0 ? System.nanoTime() : time;
    }

    @Override
    public double nanos() {
        return nanos;
    }

    /** Returns whether the operation is longer than a slot. */
    public boolean isLong() {
        return nanos > LENGTH;
    }

    @Override
    public double run() {
        long now = System.nanoTime();
        long end = now + LENGTH;
        int k = 0;
        double sum = 0;
        do {
            long before = System.nanoTime();
            sum += probe.run();
            long start = System.nanoTime();
            sum += run(batch);
            now = System.nanoTime();
            times[k] = (now - start) / (double) batch;
            probes[k++] = start - before;
        } while (k < MOST && (now < end || k < LEAST && now < end + LENGTH));
        long before = System.nanoTime();
        sum += probe.run();
        probes[k] = System.nanoTime() - before;
        count = k;
        return sum;
    }

    /** Returns the number of operations in the last slot. */
    public long operations() {
        return (long) count * batch;
    }

    @Override
    public long leastProbe() {
        return Arrays.stream(probes, 0, count + 1).min().orElseThrow();
    }

    @Override
    public SlotReport report(long floor, ThreadUse use) {
        double[] quiet = new double[count];
        double[] shared = new double[count];
        int quiets = 0;
        int shareds = 0;
        for (int i = 0; i < count && !isLong(); i++) {
            if (Math.max(probes[i], probes[i + 1]) <= QUIET * floor) {
                quiet[quiets++] = times[i];
            } else if (Math.min(probes[i], probes[i + 1]) > SHARED * floor) {
                shared[shareds++] = times[i];
            }
        }
        return new SlotReport(
                median(times, count),
                quiets,
                median(quiet, quiets),
                shareds,
                median(shared, shareds),
                Arrays.stream(times, 0, count).sum() / count,
                operations(),
                Math.min(floor, leastProbe()),
                use);
    }

    /** Returns the median of all values. */
    static double median(double... values) {
        return median(values, values.length);
    }

    /** Returns the median of the first {@code count} values; NaN if there are none. */
    private static double median(double[] values, int count) {
        if (count == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private double run(int runs) {
        double sum = 0;
        for (int i = 0; i < runs; i++) {
            sum += operation.getAsDouble();
        }
        return sum;
    }
}
