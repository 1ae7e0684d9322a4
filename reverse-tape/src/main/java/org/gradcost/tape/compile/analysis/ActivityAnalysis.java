package org.gradcost.tape.compile.analysis;

import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;

/**
 * Marks the active gates: those that depend on a differentiated input (varied) and that the output depends on (useful), on a
 * path without a stop-gradient gate. Both are data flows over the loop tree, iterated to their fixed points.
 */
public final class ActivityAnalysis {

    private ActivityAnalysis() {}

    public static void find(Program program) {
        boolean[] depends = new boolean[program.leaves.size()];
        boolean[] dependsCarry = new boolean[program.carries.size()];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (GateNode leaf : program.leaves) {
                if (!depends[leaf.number] && passes(leaf) && anyDepends(leaf, depends, dependsCarry)) {
                    depends[leaf.number] = true;
                    changed = true;
                }
            }
            for (LoopCarried carry : program.carries) {
                if (!dependsCarry[carry.number]
                        && (depends(carry.initial.ref, depends, dependsCarry)
                                || depends(carry.source, depends, dependsCarry))) {
                    dependsCarry[carry.number] = true;
                    changed = true;
                }
            }
        }
        reach(program, depends, dependsCarry);
    }

    static boolean passes(GateNode leaf) {
        return leaf.code != Opcode.FROZEN && !Opcode.isGuard(leaf.code);
    }

    private static boolean anyDepends(GateNode leaf, boolean[] leaves, boolean[] carries) {
        for (Use use : leaf.uses) {
            if (use != null && depends(use.ref, leaves, carries)) {
                return true;
            }
        }
        return false;
    }

    private static boolean depends(ValueRef ref, boolean[] leaves, boolean[] carries) {
        if (ref instanceof ValueRef.Gate gate) {
            return leaves[gate.leaf.number];
        }
        if (ref instanceof ValueRef.Carried carried) {
            return carries[carried.carry.number];
        }
        if (ref instanceof ValueRef.Memory memory) {
            return memory.readsInputs || anyOf(memory, leaves);
        }
        return ref.active();
    }

    private static boolean anyOf(ValueRef.Memory memory, boolean[] leaves) {
        for (GateNode leaf : memory.writers) {
            if (leaves[leaf.number]) {
                return true;
            }
        }
        return false;
    }

    private static void reach(Program program, boolean[] depends, boolean[] dependsCarry) {
        boolean[] changed = {true};
        reach(program.output.ref, depends, dependsCarry, changed);
        while (changed[0]) {
            changed[0] = false;
            for (int i = program.leaves.size() - 1; i >= 0; i--) {
                GateNode leaf = program.leaves.get(i);
                if (leaf.active) {
                    for (Use use : leaf.uses) {
                        if (use != null) {
                            reach(use.ref, depends, dependsCarry, changed);
                        }
                    }
                }
            }
            for (LoopCarried carry : program.carries) {
                if (carry.active) {
                    reach(carry.initial.ref, depends, dependsCarry, changed);
                    reach(carry.source, depends, dependsCarry, changed);
                }
            }
        }
    }

    private static void reach(ValueRef ref, boolean[] depends, boolean[] dependsCarry, boolean[] changed) {
        if (ref instanceof ValueRef.Gate gate) {
            reach(gate.leaf, depends, changed);
        } else if (ref instanceof ValueRef.Carried carried) {
            LoopCarried carry = carried.carry;
            if (!carry.active && dependsCarry[carry.number]) {
                carry.active = true;
                changed[0] = true;
            }
        } else if (ref instanceof ValueRef.Memory memory) {
            for (GateNode leaf : memory.writers) {
                reach(leaf, depends, changed);
            }
        }
    }

    private static void reach(GateNode leaf, boolean[] depends, boolean[] changed) {
        if (!leaf.active && depends[leaf.number]) {
            leaf.active = true;
            changed[0] = true;
        }
    }
}
