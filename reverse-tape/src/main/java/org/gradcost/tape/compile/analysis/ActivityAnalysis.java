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
public final class ActivityAnalysis implements ValueRef.Visitor<Boolean> {

    private final Program program;
    private final boolean[] varied;
    private final boolean[] variedCarried;
    private final ValueRef.Visitor<Boolean> markUseful = new MarkUseful();

    private ActivityAnalysis(Program program) {
        this.program = program;
        varied = new boolean[program.leaves.size()];
        variedCarried = new boolean[program.carries.size()];
    }

    /** Marks the active gates and loop-carried values. */
    public static void find(Program program) {
        ActivityAnalysis analysis = new ActivityAnalysis(program);
        boolean changed;
        do {
            changed = analysis.spreadVaried();
        } while (changed);
        program.output.ref.accept(analysis.markUseful);
        do {
            changed = analysis.spreadUseful();
        } while (changed);
    }

    private boolean spreadVaried() {
        boolean changed = false;
        for (GateNode gate : program.leaves) {
            if (!varied[gate.number] && passes(gate) && hasVariedOperand(gate)) {
                varied[gate.number] = true;
                changed = true;
            }
        }
        for (LoopCarried carry : program.carries) {
            if (!variedCarried[carry.number] && (isVaried(carry.initial.ref) || isVaried(carry.source))) {
                variedCarried[carry.number] = true;
                changed = true;
            }
        }
        return changed;
    }

    private static boolean passes(GateNode gate) {
        return gate.code != Opcode.FROZEN && !Opcode.isGuard(gate.code);
    }

    private boolean hasVariedOperand(GateNode gate) {
        for (Use use : gate.uses) {
            if (use != null && isVaried(use.ref)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a value depends on a differentiated input, as far as is known. */
    private boolean isVaried(ValueRef ref) {
        return ref.accept(this);
    }

    @Override
    public Boolean visit(ValueRef.Constant constant) {
        return false;
    }

    @Override
    public Boolean visit(ValueRef.Input input) {
        return input.active();
    }

    @Override
    public Boolean visit(ValueRef.Gate gate) {
        return varied[gate.leaf.number];
    }

    @Override
    public Boolean visit(ValueRef.Carried carried) {
        return variedCarried[carried.carry.number];
    }

    @Override
    public Boolean visit(ValueRef.Memory memory) {
        boolean any = memory.readsInputs;
        for (GateNode writer : memory.writers) {
            any |= varied[writer.number];
        }
        return any;
    }

    private boolean spreadUseful() {
        boolean changed = false;
        for (int i = program.leaves.size() - 1; i >= 0; i--) {
            GateNode gate = program.leaves.get(i);
            for (Use use : gate.uses) {
                changed |= gate.active && use != null && use.ref.accept(markUseful);
            }
        }
        for (LoopCarried carry : program.carries) {
            if (carry.active) {
                changed |= carry.initial.ref.accept(markUseful);
                changed |= carry.source.accept(markUseful);
            }
        }
        return changed;
    }

    /** Marks what the output depends on, if it is varied. Returns whether anything is new. */
    private final class MarkUseful implements ValueRef.Visitor<Boolean> {

        @Override
        public Boolean visit(ValueRef.Constant constant) {
            return false;
        }

        @Override
        public Boolean visit(ValueRef.Input input) {
            return false;
        }

        @Override
        public Boolean visit(ValueRef.Gate gate) {
            return mark(gate.leaf);
        }

        @Override
        public Boolean visit(ValueRef.Carried carried) {
            LoopCarried carry = carried.carry;
            boolean isNew = !carry.active && variedCarried[carry.number];
            carry.active |= isNew;
            return isNew;
        }

        @Override
        public Boolean visit(ValueRef.Memory memory) {
            boolean any = false;
            for (GateNode writer : memory.writers) {
                any |= mark(writer);
            }
            return any;
        }

        private boolean mark(GateNode gate) {
            boolean isNew = !gate.active && varied[gate.number];
            gate.active |= isNew;
            return isNew;
        }
    }
}
