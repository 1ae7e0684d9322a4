package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradcost.tape.compile.trace.IntArray;

/** A counted loop; its trip count is a constant or affine in the counters of the loops around. */
public final class Loop extends IrNode {

    /** The trip count; where {@link #trips} is not null, the largest. */
    public int trip;

    /** The smallest trip count, where {@link #trips} is not null. */
    public int least;

    /** How many gates of the trace an iteration has; in a triangular nest, the first one. */
    public final int length;

    /** The first gate of the trace in the first iteration of all loops around. */
    public final int gate;

    public final int depth;

    /** The loops around, the outermost first, and the loop itself. */
    public final Loop[] path;

    public final Region region;
    public final List<LoopCarried> carries = new ArrayList<>();

    /** Whether each iteration runs forward and at once backward. */
    public boolean fused;

    /** The trip count as a function of the counters of the loops around; null if it is constant. */
    public AffineIndex trips;

    /**
     * In a triangular nest: the rank of the first iteration within each iteration of the loop around, and past the last one
     * the number of all. Null elsewhere.
     */
    public IntArray firsts;

    /** In a triangular nest: the gate of the trace at which each iteration starts, and past the last one the end. */
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

    /** Returns whether it is in a triangular nest: one in which a trip count depends on the counter of another loop. */
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

    /** Returns the number of iterations of a loop in a triangular nest, over all iterations of the loops around. */
    public int iterations() {
        return firsts.get(firsts.size() - 1);
    }

    /**
     * Returns the first gate of an iteration of an outermost loop; past the last iteration, the first gate after the loop.
     */
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
