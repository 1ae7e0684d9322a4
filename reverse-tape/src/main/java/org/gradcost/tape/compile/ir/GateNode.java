package org.gradcost.tape.compile.ir;

import java.util.Arrays;
import org.gradcost.tape.compile.trace.IntArray;

/** A gate of the loop tree: one gate of the trace in each iteration of the loops around it. */
public final class GateNode extends IrNode {

    public final int number;
    public final int code;

    /** The gate of the trace in the first iteration of all loops around. */
    public final int gate;

    /** In a triangular nest, the gates of the trace in all iterations, in order; else null. */
    public IntArray gates;

    /** The loops around, the outermost first. */
    public final Loop[] loops;

    /** How each operand changes over each of these loops: the kinds of a token type, such as affine or loop-carried. */
    public final byte[][] kinds;

    public final int[][] strides;
    public final Use[] uses = new Use[2];

    /** Whether a derivative passes through it, once activity is known. */
    public boolean active;

    /** Whether its value is loaded from memory, where it then has an adjoint too. */
    public boolean inMemory;

    /** The position of its value and adjoint, if it is in memory. */
    public AffineIndex place;

    /** Whether its adjoint is zeroed after it has been read, because the next iteration accumulates into it. */
    public boolean clearsAdjoint;

    public final SavedValue value = new SavedValue(this);

    /** The partials of a called gate; for a selection, the first one says which argument was chosen. */
    public final SavedValue[] slopes = {new SavedValue(this), new SavedValue(this)};

    public GateNode(int number, int code, int gate, Loop[] loops) {
        this.number = number;
        this.code = code;
        this.gate = gate;
        this.loops = loops;
        this.kinds = new byte[2][loops.length];
        this.strides = new int[2][loops.length];
    }

    public int depth() {
        return loops.length;
    }

    /** Returns the gate of the trace that this one is in an iteration. */
    public int gateAt(int[] iteration) {
        if (gates != null) {
            return gates.get(Loop.ordinal(loops, loops.length, iteration));
        }
        int at = gate;
        for (int l = 0; l < loops.length; l++) {
            at += iteration[l] * loops[l].length;
        }
        return at;
    }

    /** Returns the gate of the trace in the first iteration of the {@code outer} outermost loops and the last of the others. */
    public int lastGate(int outer) {
        return lastGate(outer, new int[outer]);
    }

    /** Returns the gate of the trace in an iteration of the {@code outer} outermost loops and the last of the others. */
    public int lastGate(int outer, int[] iteration) {
        int[] last = Arrays.copyOf(iteration, loops.length);
        for (int l = outer; l < loops.length; l++) {
            last[l] = loops[l].tripAt(last) - 1; // reads the counters before it
        }
        return gateAt(last);
    }

    @Override
    int leaves() {
        return 1;
    }

    @Override
    public String toString() {
        return "v" + number;
    }
}
