package org.gradcost.tape.compile.storage;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.gradcost.tape.compile.analysis.RequiredValues;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.TraceOperand;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;
import org.gradcost.tape.compile.trace.Trace;

/**
 * Coalesces the storage of accumulations: {@code a + b} and {@code a − b} are updated in place where this is the only load
 * of a and no partial needs it. The sum shares a's position and adjoint, so that an elimination, or a sum over an outer
 * loop, copies nothing from step to step.
 */
final class InPlaceUpdates {

    private static final int NONE = -1;

    private final Program program;
    private final Trace trace;
    private final Loop fused;

    /** The gates that are used other than by loads. */
    private final Set<GateNode> named = new HashSet<>();

    /** How often each gate of the trace is loaded: 0, 1, or 2 for more. */
    private byte[] reads;

    private InPlaceUpdates(Program program, Trace trace, Loop fused) {
        this.program = program;
        this.trace = trace;
        this.fused = fused;
    }

    /** Returns for each gate of the trace the gate whose position it takes, or a negative number; null if none does. */
    static int[] find(Program program, Trace trace, Loop fused) {
        return new InPlaceUpdates(program, trace, fused).find();
    }

    private int[] find() {
        findNamed();
        int[] places = null;
        for (GateNode leaf : program.leaves) {
            for (int side = 0; side < 2 && !takesPlace(leaf); side++) {
                if (isSum(leaf, side) && mayTake(leaf, leaf.uses[side]) && isReadOnce(leaf.uses[side])) {
                    if (places == null) {
                        places = new int[trace.gates()];
                        Arrays.fill(places, NONE);
                    }
                    take(leaf, leaf.uses[side], places);
                }
            }
        }
        return places;
    }

    private static boolean takesPlace(GateNode leaf) {
        return leaf.uses[0] != null && leaf.uses[0].inPlace;
    }

    private void findNamed() {
        for (GateNode leaf : program.leaves) {
            for (Use use : leaf.uses) {
                name(use);
            }
        }
        for (LoopCarried carry : program.carries) {
            name(carry.initial);
            named.add(carry.last);
        }
        name(program.output);
    }

    private void name(Use use) {
        if (use != null && use.ref instanceof ValueRef.Gate gate) {
            named.add(gate.leaf);
        }
    }

    private static boolean isSum(GateNode leaf, int side) {
        return leaf.code == Opcode.ADD || leaf.code == Opcode.ADD_TERM || leaf.code == Opcode.SUBTRACT && side == 0;
    }

    private boolean mayTake(GateNode leaf, Use use) {
        return isReadByPosition(leaf)
                && use.ref instanceof ValueRef.Memory memory
                && !memory.readsInputs
                && memory.operand.depth() == leaf.depth()
                && mayShare(memory.writers);
    }

    /** Returns whether the values of these gates are needed nowhere else. */
    private boolean mayShare(Iterable<GateNode> writers) {
        for (GateNode writer : writers) {
            if (!isReadByPosition(writer) || RequiredValues.needsOwnValue(writer)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether loads are the only uses, outside the fused loop, whose iterations share their positions. */
    private boolean isReadByPosition(GateNode leaf) {
        return leaf.inMemory && !named.contains(leaf) && (fused == null || leaf.depth() == 0 || leaf.loops[0] != fused);
    }

    private boolean isReadOnce(Use use) {
        if (reads == null) {
            count();
        }
        TraceOperand operand = ((ValueRef.Memory) use.ref).operand;
        boolean once = true;
        for (IterationCursor cursor = operand.iterations(); once && cursor.next(); ) {
            int id = operand.at(cursor.iteration, trace);
            once = id >= trace.inputs && reads[id - trace.inputs] == 1;
        }
        return once;
    }

    private void count() {
        reads = new byte[trace.gates()];
        for (GateNode leaf : program.leaves) {
            for (Use use : leaf.uses) {
                count(use);
            }
        }
        for (LoopCarried carry : program.carries) {
            count(carry.initial);
        }
        count(program.output);
    }

    private void count(Use use) {
        if (use != null && use.ref instanceof ValueRef.Memory memory) {
            for (IterationCursor cursor = memory.operand.iterations(); cursor.next(); ) {
                int gate = memory.operand.at(cursor.iteration, trace) - trace.inputs;
                if (gate >= 0 && reads[gate] < 2) {
                    reads[gate]++;
                }
            }
        }
    }

    private void take(GateNode leaf, Use use, int[] places) {
        use.inPlace = true;
        if (use == leaf.uses[1]) { // the partial sum comes first
            leaf.uses[1] = leaf.uses[0];
            leaf.uses[0] = use;
        }
        TraceOperand operand = ((ValueRef.Memory) use.ref).operand;
        for (IterationCursor cursor = operand.iterations(); cursor.next(); ) {
            places[leaf.gateAt(cursor.iteration)] = operand.at(cursor.iteration, trace) - trace.inputs;
        }
    }
}
