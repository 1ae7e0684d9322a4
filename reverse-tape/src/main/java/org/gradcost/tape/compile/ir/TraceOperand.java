package org.gradcost.tape.compile.ir;

import org.gradcost.tape.compile.trace.Trace;

/**
 * An operand in the trace, over the iterations of the loops around its gate.
 *
 * @param leaf the gate whose operand it is
 * @param side 0 or 1
 * @param depth how many of the outermost loops it varies with; the inner ones are at their first iteration
 * @param kinds how it changes over each loop: the kinds of a token type
 * @param strides by how much
 */
public record TraceOperand(GateNode leaf, int side, int depth, byte[] kinds, int[] strides) {

    public TraceOperand outer() {
        return new TraceOperand(leaf, side, depth - 1, kinds, strides);
    }

    /** Returns the loops around its gate. */
    public Loop[] loops() {
        return leaf.loops;
    }

    public boolean isTriangular() {
        return leaf.gates != null;
    }

    /** Returns the argument in an iteration. */
    public int at(int[] iteration, Trace trace) {
        if (isTriangular()) {
            return trace.argument(leaf.gateAt(iteration), side);
        }
        int gate = leaf.gate;
        for (int l = 0; l < depth; l++) {
            gate += iteration[l] * leaf.loops[l].length;
        }
        return trace.argument(gate, side);
    }

    /** Returns the argument in the first iteration. */
    public int base(Trace trace) {
        return trace.argument(leaf.gate, side);
    }

    public boolean has(byte kind) {
        for (int l = 0; l < depth; l++) {
            if (kinds[l] == kind) {
                return true;
            }
        }
        return false;
    }

    /** Returns a cursor over the iterations of the loops with which the operand varies. */
    public IterationCursor iterations() {
        return new IterationCursor(leaf.loops, depth);
    }
}
