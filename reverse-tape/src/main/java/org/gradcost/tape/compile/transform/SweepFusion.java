package org.gradcost.tape.compile.transform;

import java.util.List;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.LinearEpilogue;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.TraceOperand;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.UseCounts;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;
import org.gradcost.tape.compile.trace.Trace;

/**
 * Fuses the forward and the reverse sweep of the last loop: each iteration runs forward and at once backward, so that
 * nothing of it is recorded.
 *
 * <p>This is valid if the loop carries nothing but sums, since the adjoint of a sum is the same before and after each term,
 * and if the adjoints of the sums are known before the loop has run, see {@link LinearEpilogue}.
 */
public final class SweepFusion {

    private final Program program;
    private final Trace trace;
    private final UseCounts<Object> uses = new UseCounts<>();
    private final UseCounts<LoopCarried> usesInside = new UseCounts<>();
    private Loop loop;

    private SweepFusion(Program program, Trace trace) {
        this.program = program;
        this.trace = trace;
    }

    /** Fuses the sweeps of the last loop if it can. Returns the epilogue of that loop, or null if there is none. */
    public static LinearEpilogue find(Program program, Trace trace, List<ValueRef.Memory> memories) {
        return new SweepFusion(program, trace).find(memories);
    }

    private LinearEpilogue find(List<ValueRef.Memory> memories) {
        if (program.top.isSplit()) {
            return null;
        }
        List<IrNode> items = program.top.chunks.get(0).nodes;
        int at = items.size() - 1;
        while (at >= 0 && items.get(at) instanceof GateNode) {
            at--;
        }
        if (at < 0) {
            return null;
        }
        loop = (Loop) items.get(at);
        count();
        LinearEpilogue epilogue = new LinearEpilogue(loop, items.subList(at + 1, items.size()));
        if (!epilogue.isLinear() || !isSumOrOutside(program.output.ref)) {
            return null;
        }
        for (IrNode node : items.subList(at + 1, items.size())) {
            for (Use use : ((GateNode) node).uses) {
                if (use != null && !isSumOrOutside(use.ref)) {
                    return null;
                }
            }
        }
        for (ValueRef.Memory memory : memories) {
            if (!withinIteration(memory)) {
                return null;
            }
        }
        for (LoopCarried carry : loop.carries) {
            if (carry.active && !(usesInside.of(carry) == 1 && sum(carry.source, carry))) {
                return null;
            }
        }
        for (LoopCarried carry : loop.carries) {
            carry.constantAdjoint = carry.active;
        }
        loop.fused = true;
        epilogue.settle();
        return epilogue;
    }

    private void count() {
        for (GateNode leaf : program.leaves) {
            for (Use use : leaf.uses) {
                if (use != null) {
                    count(use.ref, leaf.depth() > 0 && leaf.loops[0] == loop);
                }
            }
        }
        for (LoopCarried carry : program.carries) {
            boolean inside = carry.loop != loop && carry.last.loops[0] == loop;
            count(carry.initial.ref, inside);
            count(carry.source, inside || carry.loop == loop);
        }
        count(program.output.ref, false);
    }

    private void count(ValueRef ref, boolean inside) {
        if (ref instanceof ValueRef.Gate gate) {
            uses.add(gate.leaf);
        } else if (ref instanceof ValueRef.Carried carried) {
            uses.add(carried.carry);
            if (inside) {
                usesInside.add(carried.carry);
            }
        }
    }

    /** Returns whether a use after the loop is of a loop-carried value or of one from outside the loop. */
    private boolean isSumOrOutside(ValueRef ref) {
        if (ref instanceof ValueRef.Gate gate) {
            return gate.leaf.depth() == 0 || gate.leaf.loops[0] != loop;
        }
        if (ref instanceof ValueRef.Carried carried) {
            return carried.carry.loop == loop || carried.carry.last.loops[0] != loop;
        }
        return true;
    }

    private boolean withinIteration(ValueRef.Memory memory) {
        boolean within = true;
        TraceOperand operand = memory.operand;
        boolean inside = operand.loops().length > 0 && operand.loops()[0] == loop;
        for (IterationCursor cursor = operand.iterations(); within && cursor.next(); ) {
            int gate = operand.at(cursor.iteration, trace) - trace.inputs;
            if (gate >= loop.gate && gate < loop.from(loop.trip)) {
                int i = inside ? cursor.iteration[loop.depth] : 0;
                within = inside && operand.depth() > 0 && gate >= loop.from(i) && gate < loop.from(i + 1);
            }
        }
        return within;
    }

    /** Returns whether a value is the loop-carried one plus a term, with the loop-carried one in it once. */
    private boolean sum(ValueRef ref, LoopCarried carry) {
        if (ref instanceof ValueRef.Carried carried) {
            LoopCarried inner = carried.carry;
            return inner == carry
                    || inner.last.loops[0] == loop
                            && inner.loop != loop
                            && uses.of(inner) == 2
                            && usesInside.of(inner) == 2
                            && sum(inner.source, inner)
                            && sum(inner.initial.ref, carry);
        }
        if (ref instanceof ValueRef.Gate gate) {
            GateNode leaf = gate.leaf;
            return leaf.depth() > 0
                    && leaf.loops[0] == loop
                    && !leaf.inMemory
                    && uses.of(leaf) == 1
                    && ((leaf.code == Opcode.ADD || leaf.code == Opcode.ADD_TERM)
                                    && (sum(leaf.uses[0].ref, carry) || sum(leaf.uses[1].ref, carry))
                            || leaf.code == Opcode.SUBTRACT && sum(leaf.uses[0].ref, carry));
        }
        return false;
    }
}
