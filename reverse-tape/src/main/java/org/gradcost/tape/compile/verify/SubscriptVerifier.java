package org.gradcost.tape.compile.verify;

import java.util.Arrays;
import org.gradcost.tape.compile.emit.GradientPlan;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.SavedValue;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;

/** Checks that every subscript stays within its array, in all iterations of the loops around it. */
public final class SubscriptVerifier {

    private final GradientPlan plan;
    private final Program program;

    private SubscriptVerifier(GradientPlan plan) {
        this.plan = plan;
        this.program = plan.program();
    }

    /**
     * Verifies a plan.
     *
     * @return true
     * @throws AssertionError if a subscript leaves its array
     */
    public static boolean verify(GradientPlan plan) {
        new SubscriptVerifier(plan).verify();
        return true;
    }

    private void verify() {
        for (GateNode gate : program.leaves) {
            for (Use use : gate.uses) {
                if (use != null) {
                    use(use.ref, gate, gate.loops);
                }
            }
            if (gate.inMemory) {
                within(gate.place, gate.loops, plan.memory().size(), gate, "memory");
            }
            saved(gate.value, gate, gate.loops);
            saved(gate.slopes[0], gate, gate.loops);
            saved(gate.slopes[1], gate, gate.loops);
        }
        for (LoopCarried carry : program.carries) {
            Loop[] around = Arrays.copyOf(carry.loop.path, carry.loop.depth);
            use(carry.initial.ref, carry, around);
            saved(carry.value, carry, carry.loop.path);
        }
        use(program.output.ref, "the output", new Loop[0]);
    }

    private void saved(SavedValue value, Object owner, Loop[] loops) {
        if (value.place != null) {
            within(value.place, loops, plan.workspace(), owner, "the workspace");
        }
    }

    private void use(ValueRef ref, Object user, Loop[] loops) {
        if (ref instanceof ValueRef.Input input) {
            switch (input.kind) {
                case POINT -> within(input.index, loops, program.differentiated, user, "the point");
                case DATA -> within(input.index, loops, program.data, user, "the data");
                case COTANGENT -> within(input.index, loops, program.outputs(), user, "the adjoints of the outputs");
            }
        } else if (ref instanceof ValueRef.Memory memory) {
            within(memory.index, loops, plan.memory().size(), user, "memory");
        } else if (ref instanceof ValueRef.Constant constant && constant.index != null) {
            within(constant.index, loops, program.constants.size(), user, "the constants");
        }
    }

    private void within(AffineIndex index, Loop[] loops, int length, Object user, String array) {
        int depth = Math.min(index.depth(), loops.length);
        for (IterationCursor cursor = new IterationCursor(loops, depth); cursor.next(); ) {
            int position = index.valueAt(cursor.iteration, program.tables);
            if (position < 0 || position >= length) {
                throw new AssertionError(user + " reads position " + position + " of " + array + ", which has " + length
                        + "; subscript " + index + " in iteration " + Arrays.toString(cursor.iteration));
            }
        }
    }
}
