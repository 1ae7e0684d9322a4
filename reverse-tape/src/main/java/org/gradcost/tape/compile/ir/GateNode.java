package org.gradcost.tape.compile.ir;

import java.util.Arrays;
import org.gradcost.tape.compile.trace.IntArray;

/** A gate of the rolled circuit: in a loop it stands for one gate of the trace in each iteration. */
public final class GateNode extends IrNode {

    public final int number;
    public final int code;

    /** The gate of the trace that it is in the first iteration of all loops around it. */
    public final int gate;

    /** In a triangular nest, the gates that it is, in the order of the trace; else null. */
    public IntArray gates;

    /** The loops around it, the outermost first. */
    public final Loop[] loops;

    /** How its operands move from iteration to iteration of each of these loops; see {@link TokenType}. */
    public final byte[][] kinds;

    public final int[][] strides;
    public final Use[] uses = new Use[2];

    /** Whether a derivative passes through it. */
    public boolean active;

    /** Its value is read by position: it has a place in memory, and so has its adjoint. */
    public boolean inMemory;

    /** The place of its value and adjoint, if it is in memory. */
    public AffineIndex place;

    /** The place where its adjoint must be cleared when it has been read, since the next iteration adds to it. */
    public boolean clearsAdjoint;

    public final SavedValue value = new SavedValue(this);

    /** The slopes of a called gate, or in the first place, which argument a selection chose. */
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
            last[l] = loops[l].tripAt(last) - 1; // which reads the counters before it
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
