package org.gradcost.tape.compile;

/**
 * An operand as the trace has it: in the gate {@code gate + Σ i_l·length_l} for the iterations i_l of its outermost loops.
 *
 * @param gate where it is in the first iterations
 * @param side 0 or 1
 * @param loops the loops around
 * @param depth how many of them it varies with; the inner ones stand still at their first iteration
 * @param kinds how it moves, see {@link Shape}
 * @param strides by how much
 */
record Operand(int gate, int side, Loop[] loops, int depth, byte[] kinds, int[] strides) {

    Operand outer() {
        return new Operand(gate, side, loops, depth - 1, kinds, strides);
    }

    /** The argument where the loops are {@link Loop#at}. */
    int now(Trace trace) {
        int at = gate;
        for (int l = 0; l < depth; l++) {
            at += loops[l].at * loops[l].length;
        }
        return trace.argument(at, side);
    }

    /** The argument in the first iterations. */
    int base(Trace trace) {
        return trace.argument(gate, side);
    }

    boolean has(byte kind) {
        for (int l = 0; l < depth; l++) {
            if (kinds[l] == kind) {
                return true;
            }
        }
        return false;
    }

    /** Goes through all iterations. */
    void forEach(Runnable action) {
        forEach(0, action);
    }

    private void forEach(int level, Runnable action) {
        if (level == depth) {
            action.run();
            return;
        }
        Loop loop = loops[level];
        for (loop.at = 0; loop.at < loop.trip; loop.at++) {
            forEach(level + 1, action);
        }
        loop.at = 0;
    }
}
