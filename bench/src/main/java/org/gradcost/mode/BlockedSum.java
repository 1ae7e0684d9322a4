package org.gradcost.mode;

import java.util.ArrayList;
import java.util.List;

/** A sum over neighbours, divided into segments of equal length, one for each thread. */
final class BlockedSum implements Differentiator {

    private final List<SumSegment> stretches = new ArrayList<>();
    private final WorkerPool workers;

    BlockedSum(int terms, SumSegment.Terms circuit, int threads) {
        for (int t = 0; t < threads; t++) {
            stretches.add(new SumSegment(
                    circuit, (int) ((long) terms * t / threads), (int) ((long) terms * (t + 1) / threads)));
        }
        workers = new WorkerPool(threads);
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        gradient[x.length - 1] = 0; // no term starts there unless the sum is a ring
        workers.run(t -> stretches.get(t).run(x, gradient));
        double value = 0;
        for (SumSegment segment : stretches) {
            value += segment.value();
            gradient[segment.end() < x.length ? segment.end() : 0] += segment.carried();
        }
        return value;
    }

    @Override
    public long recordedGates() {
        return stretches.stream().mapToLong(SumSegment::recordedGates).sum();
    }

    /** Returns the bytes of all tapes that are in use at the same time. */
    @Override
    public long tapeBytes() {
        return stretches.stream().mapToLong(SumSegment::bytes).sum();
    }
}
