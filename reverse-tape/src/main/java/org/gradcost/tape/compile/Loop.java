package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;

/** So many iterations of a body. */
final class Loop extends Item {

    final int trip;

    /** Gates of the trace in one iteration. */
    final int length;

    /** The first gate of the trace in it, in the first iteration of all loops around it. */
    final int gate;

    final int depth;
    final Body body;
    final List<Carry> carries = new ArrayList<>();

    /** Its values forward and its adjoints backward in one go; see {@link Fusion}. */
    boolean fused;

    /** The iteration, for those that walk the program. */
    int at;

    Loop(int trip, int length, int gate, int depth) {
        this.trip = trip;
        this.length = length;
        this.gate = gate;
        this.depth = depth;
        this.body = new Body(this);
    }

    @Override
    int leaves() {
        return body.leaves();
    }

    @Override
    public String toString() {
        return depth < 8 ? String.valueOf((char) ('i' + depth)) : "i" + depth;
    }
}
