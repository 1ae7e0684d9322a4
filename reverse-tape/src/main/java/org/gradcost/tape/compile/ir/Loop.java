package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradcost.tape.compile.trace.IntArray;

/** So many iterations of a body. */
public final class Loop extends IrNode {

    /** How many iterations, or at most how many where {@link #trips} says how many. */
    public int trip;

    /** How many iterations at least, where there are {@link #trips}. */
    public int least;

    /** Gates of the trace in one iteration; in a triangular nest, in the first. */
    public final int length;

    /** The first gate of the trace in it, in the first iteration of all loops around it. */
    public final int gate;

    public final int depth;

    /** From the outermost loop around it to the loop itself. */
    public final Loop[] path;

    public final Region region;
    public final List<LoopCarried> carries = new ArrayList<>();

    /** Its values forward and its adjoints backward in one go; see {@link SweepFusion}. */
    public boolean fused;

    /** How many iterations by the iterations of the loops around; null if it is always the same. */
    public AffineIndex trips;

    /**
     * In a triangular nest, the iterations in the order of the trace: which is the first of each iteration of the loop
     * around, and at which gate each starts, both with an end. Null elsewhere.
     */
    public IntArray firsts;

    public IntArray starts;

    public Loop(int trip, int length, int gate, Loop[] around) {
        this.trip = trip;
        this.length = length;
        this.gate = gate;
        this.depth = around.length;
        this.path = Arrays.copyOf(around, depth + 1);
        this.path[depth] = this;
        this.region = new Region(this);
    }

    /** Whether it is in a nest some of whose loops have other trip counts in each iteration of others. */
    public boolean isTriangular() {
        return firsts != null;
    }

    /** Returns the trip count in an iteration of the loops around. */
    public int tripAt(int[] iteration) {
        if (trips == null) {
            return trip;
        }
        int around = ordinal(path, depth, iteration);
        return firsts.get(around + 1) - firsts.get(around);
    }

    /** Returns the rank of an iteration among all iterations of the innermost of these loops of a triangular nest. */
    public static int ordinal(Loop[] loops, int depth, int[] iteration) {
        int ordinal = 0;
        for (int l = 0; l < depth; l++) {
            ordinal = loops[l].firsts.get(ordinal) + iteration[l];
        }
        return ordinal;
    }

    /** How many iterations of a loop in a triangular nest there are in all iterations of the loops around. */
    public int iterations() {
        return firsts.get(firsts.size() - 1);
    }

    /** The first gate of an iteration of a loop that is in no other; after the last iteration, the first gate behind it. */
    public int from(int iteration) {
        return starts == null ? gate + iteration * length : starts.get(iteration);
    }

    @Override
    int leaves() {
        return region.leaves();
    }

    @Override
    public String toString() {
        return depth < 8 ? String.valueOf((char) ('i' + depth)) : "i" + depth;
    }
}
