package org.gradcost.tape.compile.transform;

import java.util.List;
import org.gradcost.tape.compile.analysis.RequiredValues;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.LoopQueries;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;

/** Inserts exit values for the live-out values that a partial derivative needs, and lets every later use read the copies. */
public final class RequiredExits {

    private RequiredExits() {}

    /** Inserts the copies. Activity must be known. */
    public static void insert(Program program, LoopExitValues exits) {
        List<GateNode> users = List.copyOf(program.leaves);
        for (GateNode user : users) {
            for (int side = 0; side < 2; side++) {
                if (RequiredValues.needsOperand(user, side) && !user.uses[side].ref.isAvailable(program, user)) {
                    GateNode gate = liveOut(user.uses[side].ref, user);
                    if (gate != null) {
                        exits.after(gate, LoopQueries.commonDepth(gate.loops, user.loops));
                    }
                }
            }
        }
        for (GateNode user : users) {
            for (Use use : user.uses) {
                GateNode gate = use == null ? null : liveOut(use.ref, user);
                GateNode exit =
                        gate == null ? null : exits.known(gate, LoopQueries.commonDepth(gate.loops, user.loops));
                if (exit != null && exit != user) {
                    exit.active |= use.ref.active();
                    use.ref = new ValueRef.Gate(exit);
                }
            }
        }
    }

    /** Returns the gate of a loop that the user is not in, if the reference is to its last value; else null. */
    private static GateNode liveOut(ValueRef ref, GateNode user) {
        GateNode gate = null;
        if (ref instanceof ValueRef.Gate last) {
            gate = last.leaf;
        } else if (ref instanceof ValueRef.Carried carried && !LoopQueries.isInside(carried.carry, user)) {
            gate = carried.carry.last;
        }
        return gate != null && LoopQueries.commonDepth(gate.loops, user.loops) < gate.depth() ? gate : null;
    }
}
