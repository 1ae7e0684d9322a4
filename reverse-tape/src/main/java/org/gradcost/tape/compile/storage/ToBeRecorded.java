package org.gradcost.tape.compile.storage;

import org.gradcost.tape.compile.analysis.RequiredValues;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.LoopQueries;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.SavedValue;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;

/**
 * Decides what is recorded for the reverse sweep: the values that a partial needs and that no local holds by then (the
 * to-be-recorded analysis). Cheap ones are recomputed from what is available instead.
 */
public final class ToBeRecorded {

    private final Program program;

    /** Whether the last value of each gate is used after its loop. */
    private final boolean[] usedAfterLoop;

    private ToBeRecorded(Program program) {
        this.program = program;
        this.usedAfterLoop = new boolean[program.leaves.size()];
    }

    /**
     * Marks what is recorded and what is recomputed.
     *
     * @param recompute whether cheap values may be recomputed
     */
    public static void decide(Program program, boolean recompute) {
        ToBeRecorded analysis = new ToBeRecorded(program);
        for (GateNode leaf : program.leaves) {
            analysis.need(leaf);
        }
        if (recompute) {
            analysis.findUsedAfterLoop();
            for (GateNode leaf : program.leaves) {
                if (leaf.value.needed && analysis.canRecompute(leaf, Heuristics.RECOMPUTED_CHAIN)) {
                    analysis.recompute(leaf);
                }
            }
        }
    }

    private void need(GateNode leaf) {
        boolean live = LoopQueries.sweepsTogether(leaf.home.region);
        if (RequiredValues.needsOwnValue(leaf) && !live) {
            leaf.value.needed = true;
        }
        for (int side = 0; side < 2; side++) {
            leaf.slopes[side].needed = !live && RequiredValues.keepsSlope(program.gateTable, leaf, side);
            if (RequiredValues.needsOperand(leaf, side)) {
                need(leaf.uses[side].ref, leaf);
            }
        }
    }

    private void need(ValueRef ref, GateNode user) {
        SavedValue saved = ref.isAvailable(program, user) ? null : ref.saved(user);
        if (saved != null) {
            saved.needed = true;
        }
    }

    private boolean canRecompute(GateNode leaf, int depth) {
        if (depth == 0 || leaf.inMemory || !Opcode.isCheap(leaf.code) || usedAfterLoop[leaf.number]) {
            return false;
        }
        for (Use use : leaf.uses) {
            if (use != null && !isAtHand(use.ref, leaf, depth - 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean isAtHand(ValueRef ref, GateNode user, int depth) {
        if (ref.isAvailable(program, user)) {
            return true;
        }
        SavedValue saved = ref.saved(user);
        if (saved == null) {
            return true;
        }
        return saved.stored()
                || ref instanceof ValueRef.Gate gate
                        && (gate.leaf.inMemory || saved.recomputed || canRecompute(gate.leaf, depth));
    }

    private void recompute(GateNode leaf) {
        leaf.value.needed = true;
        leaf.value.recomputed = true;
        for (Use use : leaf.uses) {
            if (use != null && use.ref instanceof ValueRef.Gate gate && !use.ref.isAvailable(program, leaf)) {
                GateNode operand = gate.leaf;
                if (!operand.inMemory && !operand.value.needed) {
                    recompute(operand);
                }
            }
        }
    }

    /**
     * Marks the gates whose last values are used after their loops, where the operands of the last iteration are no longer
     * available.
     */
    private void findUsedAfterLoop() {
        for (GateNode user : program.leaves) {
            for (Use use : user.uses) {
                if (use == null) {
                    continue;
                }
                if (use.ref instanceof ValueRef.Gate gate) {
                    GateNode leaf = gate.leaf;
                    usedAfterLoop[leaf.number] |= LoopQueries.commonDepth(leaf.loops, user.loops) < leaf.depth();
                } else if (use.ref instanceof ValueRef.Carried carried) {
                    usedAfterLoop[carried.carry.last.number] |= !LoopQueries.isInside(carried.carry, user);
                }
            }
        }
    }
}
