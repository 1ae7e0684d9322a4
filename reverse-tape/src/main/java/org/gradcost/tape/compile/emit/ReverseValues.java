package org.gradcost.tape.compile.emit;

import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.LoopQueries;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.SavedValue;
import org.gradcost.tape.compile.ir.ValueRef;

/**
 * The values of operands in the reverse sweep: still in a local where the forward sweep of the region has just run, otherwise
 * read from the workspace or recomputed.
 */
final class ReverseValues implements OperandValues, ValueRef.Visitor<CodeExpression> {

    private final CodeBuilder builder;
    private final ForwardValues forward;
    private final Program program;

    /** The gate whose operand is visited. */
    private GateNode user;

    ReverseValues(CodeBuilder builder, ForwardValues forward, Program program) {
        this.builder = builder;
        this.forward = forward;
        this.program = program;
    }

    @Override
    public CodeExpression of(ValueRef ref, GateNode gate) {
        if (ref.isAvailable(program, gate)) {
            return forward.of(ref);
        }
        GateNode before = user;
        user = gate;
        CodeExpression value = ref.accept(this);
        user = before;
        return value;
    }

    @Override
    public CodeExpression own(GateNode gate) {
        return LoopQueries.sweepsTogether(gate.home.region) ? new LocalRead(builder.local(gate)) : saved(gate, gate);
    }

    @Override
    public CodeExpression partial(GateNode gate, int side) {
        SavedValue partial = gate.slopes[side];
        return partial.place == null ? new LocalRead(builder.partial(gate, partial)) : recorded(partial.place);
    }

    @Override
    public CodeExpression visit(ValueRef.Gate gate) {
        return saved(gate.leaf, user);
    }

    @Override
    public CodeExpression visit(ValueRef.Carried carried) {
        LoopCarried carry = carried.carry;
        return LoopQueries.isInside(carry, user) ? recorded(carry.value.place) : saved(carry.last, user);
    }

    @Override
    public CodeExpression visit(ValueRef.Constant constant) {
        return forward.of(constant);
    }

    @Override
    public CodeExpression visit(ValueRef.Input input) {
        return forward.of(input);
    }

    @Override
    public CodeExpression visit(ValueRef.Memory memory) {
        return forward.of(memory);
    }

    private CodeExpression saved(GateNode gate, GateNode to) {
        if (!gate.value.recomputed) {
            int common = LoopQueries.commonDepth(gate.loops, to.loops);
            return recorded(atExit(gate.value.place, gate, common));
        }
        Local known = builder.recomputed(gate);
        if (known == null) {
            CodeExpression x = of(gate.uses[0].ref, gate);
            CodeExpression y = gate.uses[1] == null ? null : of(gate.uses[1].ref, gate);
            known = builder.recompute(gate, Formulas.of(gate.code, x, y));
        }
        return new LocalRead(known);
    }

    private CodeExpression recorded(AffineIndex place) {
        return new LocalRead(builder.read(new Element(Array.VALUES, place)));
    }

    /** Returns a position in the last iterations of the loops that are not around the user. */
    private static AffineIndex atExit(AffineIndex place, GateNode gate, int common) {
        AffineIndex exit = place;
        for (int l = gate.depth() - 1; l >= common; l--) {
            exit = exit.atLast(gate.loops[l]);
        }
        return exit;
    }
}
