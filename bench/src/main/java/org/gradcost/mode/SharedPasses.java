package org.gradcost.mode;

import java.util.List;
import java.util.stream.Stream;

/**
 * The passes of a gradient divided among threads, each with its own differentiator: with k threads, a thread takes every k-th
 * pass.
 */
final class SharedPasses implements Differentiator {

    private final List<ManyPasses> members;
    private final double[] values;
    private final WorkerPool workers;

    /**
     * Creates the differentiator.
     *
     * @param members one per thread, of the same problem
     */
    SharedPasses(Stream<Differentiator> members) {
        this.members = members.map(ManyPasses.class::cast).toList();
        this.values = new double[this.members.size()];
        this.workers = new WorkerPool(values.length);
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        workers.run(t -> {
            ManyPasses member = members.get(t);
            member.moveTo(x);
            for (int pass = t; pass < member.passes(); pass += values.length) {
                values[t] = member.pass(pass, gradient);
            }
        });
        return values[0];
    }

    @Override
    public int passes() {
        return members.get(0).passes();
    }

    @Override
    public long recordedGates() {
        return members.get(0).recordedGates();
    }

    /** Returns the bytes of all tapes that are in use at the same time. */
    @Override
    public long tapeBytes() {
        return members.stream().mapToLong(ManyPasses::tapeBytes).sum();
    }
}
