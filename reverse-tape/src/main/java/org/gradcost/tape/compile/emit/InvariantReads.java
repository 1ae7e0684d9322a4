package org.gradcost.tape.compile.emit;

import org.gradcost.tape.compile.analysis.RequiredValues;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopQueries;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;

/**
 * Hoists reads that are invariant in a loop before it. HotSpot would not: the loop stores into arrays, which could be the
 * one that is read.
 */
final class InvariantReads {

    private final ForwardValues forward;
    private final ReverseValues reverse;
    private final Program program;

    InvariantReads(ForwardValues forward, ReverseValues reverse, Program program) {
        this.forward = forward;
        this.reverse = reverse;
        this.program = program;
    }

    /** Reads what the forward sweep of a loop needs. */
    void beforeForward(Loop loop) {
        hoist(loop, loop.region, false);
    }

    /** Reads what the reverse sweep of a loop needs. */
    void beforeReverse(Loop loop) {
        hoist(loop, loop.region, true);
    }

    private void hoist(Loop loop, Region region, boolean backward) {
        for (MethodChunk chunk : region.chunks) {
            if (chunk.method != loop.home.method) {
                continue;
            }
            for (IrNode node : chunk.nodes) {
                if (node instanceof Loop inner) {
                    hoist(loop, inner.region, backward);
                } else {
                    hoist(loop, (GateNode) node, backward);
                }
            }
        }
    }

    private void hoist(Loop loop, GateNode gate, boolean backward) {
        for (int side = 0; side < 2; side++) {
            Use use = gate.uses[side];
            if (use == null) {
                continue;
            }
            if (!backward && isInvariantElement(use.ref, loop)) {
                forward.of(use.ref);
            } else if (backward
                    && RequiredValues.needsOperand(gate, side)
                    && (isInvariantElement(use.ref, loop) || isInvariantSaved(use.ref, gate, loop))) {
                reverse.of(use.ref, gate);
            }
        }
    }

    private static boolean isInvariantElement(ValueRef ref, Loop loop) {
        return ref instanceof ValueRef.Input input && input.index.depth() <= loop.depth
                || ref instanceof ValueRef.Constant constant
                        && constant.index != null
                        && constant.index.depth() <= loop.depth;
    }

    /**
     * Returns whether it is in the workspace, at a position that the loop does not change. Going forward it may not be there
     * yet.
     */
    private boolean isInvariantSaved(ValueRef ref, GateNode user, Loop loop) {
        return ref instanceof ValueRef.Memory memory && memory.index.depth() <= loop.depth
                || ref instanceof ValueRef.Gate gate
                        && !ref.isAvailable(program, user)
                        && LoopQueries.commonDepth(gate.leaf.loops, user.loops) <= loop.depth;
    }
}
