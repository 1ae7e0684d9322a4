package org.gradcost.tape.compile.emit;

import java.util.List;
import org.gradcost.tape.compile.analysis.RequiredValues;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.ChainProduct;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.Negation;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;

/** The chain rule: emits what a gate's adjoint contributes to the adjoints of its operands. */
final class AdjointRules {

    private final CodeBuilder builder;
    private final ReverseValues values;
    private final GradientPlan plan;

    /** The fused loop while its body is emitted, else null. */
    private Loop inFused;

    /** Which contributions are emitted: around a fused loop, some before it and the others after it. */
    private int contributions = ALL;

    /** Emits all contributions. */
    static final int ALL = 0;

    /** Emits contributions to live-out values of the fused loop and to gates of its epilogue that depend on them. */
    static final int TO_FUSED_LOOP = 1;

    /** Emits the other contributions, whose partials need values of the loop. */
    static final int TO_OTHERS = 2;

    AdjointRules(CodeBuilder builder, ReverseValues values, GradientPlan plan) {
        this.builder = builder;
        this.values = values;
        this.plan = plan;
    }

    void restrictTo(int wanted) {
        contributions = wanted;
    }

    void enterFused(Loop loop) {
        inFused = loop;
    }

    void leaveFused() {
        inFused = null;
    }

    /** Pulls a gate's adjoint back to its operands. */
    void pullBack(GateNode gate, CodeExpression adjoint) {
        Use y = gate.uses[1];
        switch (gate.code) {
            case Opcode.MULTIPLY, Opcode.MULTIPLY_FACTOR, Opcode.CHAIN_MULTIPLY -> product(gate, adjoint);
            case Opcode.DIVIDE, Opcode.CHAIN_DIVIDE -> quotient(gate, adjoint);
            case Opcode.OUTPUT -> pullBack(gate, 0, adjoint); // its weight is an input without an adjoint
            default -> {
                if (gate.code >= Opcode.CALLED) {
                    called(gate, adjoint);
                } else {
                    pullBack(gate, 0, adjoint);
                    if (y != null) {
                        pullBack(gate, 1, adjoint);
                    }
                }
            }
        }
    }

    private void pullBack(GateNode gate, int side, CodeExpression adjoint) {
        contribute(gate.uses[side], times(gate, side, adjoint));
    }

    /** Returns the contribution of an adjoint by the partial on a side. */
    private CodeExpression times(GateNode gate, int side, CodeExpression adjoint) {
        return Partials.times(Partials.of(gate, side, values), adjoint);
    }

    private void product(GateNode gate, CodeExpression adjoint) {
        Use x = gate.uses[0];
        Use y = gate.uses[1];
        if (Partials.isProductOfEquals(gate)) {
            contribute(x, new ChainProduct(Partials.ofProductOfEquals(gate, values), adjoint));
            return;
        }
        boolean inAnyOrder = gate.code == Opcode.MULTIPLY_FACTOR;
        CodeExpression toX =
                isWanted(gate, 0) ? new ChainProduct(Partials.of(gate, 0, values), adjoint, inAnyOrder) : null;
        CodeExpression toY = isWanted(gate, 1) ? new ChainProduct(Partials.of(gate, 1, values), adjoint) : null;
        contribute(x, toX);
        contribute(y, toY);
    }

    private void quotient(GateNode gate, CodeExpression adjoint) {
        values.of(gate.uses[1].ref, gate); // read once, before both
        CodeExpression toY = isWanted(gate, 1) ? times(gate, 1, adjoint) : null;
        if (isWanted(gate, 0)) {
            Local partial = builder.temporary("q");
            builder.emit(new Assign(partial, Partials.of(gate, 0, values)));
            contribute(gate.uses[0], new ChainProduct(new LocalRead(partial), adjoint));
        }
        contribute(gate.uses[1], toY);
    }

    private void called(GateNode gate, CodeExpression adjoint) {
        if (plan.program().gateTable.isSelect(gate.code)) {
            CodeExpression first = values.partial(gate, 0);
            materialise(gate.uses[0]);
            materialise(gate.uses[1]);
            builder.emit(new If(first, branch(gate.uses[0], adjoint), branch(gate.uses[1], adjoint)));
            return;
        }
        CodeExpression[] partials = new CodeExpression[2];
        for (int side = 0; side < 2; side++) {
            if (RequiredValues.active(gate, side)) {
                partials[side] = values.partial(gate, side);
            }
        }
        for (int side = 0; side < 2; side++) {
            if (RequiredValues.active(gate, side)) {
                contribute(gate.uses[side], new ChainProduct(partials[side], adjoint));
            }
        }
    }

    private List<Statement> branch(Use use, CodeExpression contribution) {
        builder.beginBlock();
        contribute(use, contribution);
        return builder.endBlock();
    }

    /** Initialises an adjoint local before a branch that may accumulate into it. */
    private void materialise(Use use) {
        Object key = use.ref.adjointOwner();
        if (use.ref.active() && key != null && builder.markNonzero(key)) {
            builder.emit(new Assign(builder.adjoint(key), new Literal(0)));
        }
    }

    private boolean isWanted(GateNode gate, int side) {
        return RequiredValues.active(gate, side) && isWanted(gate.uses[side].ref);
    }

    private boolean isWanted(ValueRef ref) {
        return contributions == ALL || plan.epilogue().dependsOnLoop(ref) == (contributions == TO_FUSED_LOOP);
    }

    /** Emits a contribution to the adjoint of an operand. */
    void contribute(Use use, CodeExpression contribution) {
        if (!use.inPlace) { // else both share their adjoint
            contribute(use.ref, use.isFirst, contribution);
        }
    }

    /**
     * Emits a contribution to the adjoint of a value.
     *
     * @param first whether it is the first in every iteration, if the adjoint is in memory
     */
    void contribute(ValueRef ref, boolean first, CodeExpression contribution) {
        if (!ref.active() || !isWanted(ref)) {
            return;
        }
        if (ref instanceof ValueRef.Memory memory) {
            builder.emit(new Store(Array.ADJOINTS, memory.index, contribution, !first));
            return;
        }
        Object key = ref.adjointOwner();
        if (key != null) {
            accumulate(key, contribution);
            return;
        }
        LoopCarried sum = ((ValueRef.Carried) ref).carry;
        if (inFused != sum.loop) { // set before the loop, constant in it
            accumulate(sum, contribution);
        }
    }

    private void accumulate(Object key, CodeExpression contribution) {
        Local adjoint = builder.adjoint(key);
        CodeExpression sum = contribution;
        if (!builder.markNonzero(key)) {
            sum = contribution instanceof Negation negated
                    ? new Binary('-', new LocalRead(adjoint), negated.x())
                    : new Binary('+', new LocalRead(adjoint), contribution);
        }
        builder.emit(new Assign(adjoint, sum));
    }
}
