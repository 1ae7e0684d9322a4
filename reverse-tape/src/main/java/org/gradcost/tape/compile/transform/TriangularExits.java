package org.gradcost.tape.compile.transform;

import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.LoopQueries;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.TraceIndex;
import org.gradcost.tape.compile.ir.TraceOperand;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;

/**
 * Loads the live-out values of triangular nests from memory where other uses load them too. As a local, the adjoint would be
 * carried through the whole nest, and be zero from the second iteration on.
 */
public final class TriangularExits {

    private TriangularExits() {}

    /** Replaces references to such gates by loads, each with its gate as the only writer. */
    public static void load(Program program, TraceIndex index) {
        for (GateNode user : program.leaves) {
            for (int side = 0; side < 2; side++) {
                Use use = user.uses[side];
                if (use != null && user.code != Opcode.EXIT_VALUE && isTriangularExit(use.ref, user)) {
                    GateNode writer = ((ValueRef.Gate) use.ref).leaf;
                    ValueRef.Memory load = new ValueRef.Memory(
                            new TraceOperand(user, side, user.depth(), user.kinds[side], user.strides[side]));
                    index.addMemory(load);
                    load.writers.add(writer);
                    use.ref = load;
                }
            }
        }
    }

    private static boolean isTriangularExit(ValueRef ref, GateNode user) {
        return ref instanceof ValueRef.Gate gate
                && gate.leaf.gates != null
                && gate.leaf.inMemory
                && LoopQueries.commonDepth(gate, user.loops) < gate.leaf.depth();
    }
}
