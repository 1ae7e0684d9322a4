package org.gradcost.tape.compile.emit;

import java.util.List;
import org.gradcost.tape.compile.analysis.RequiredValues;
import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Binary;
import org.gradcost.tape.compile.code.ChainProduct;
import org.gradcost.tape.compile.code.Expression;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.Literal;
import org.gradcost.tape.compile.code.Local;
import org.gradcost.tape.compile.code.LocalRead;
import org.gradcost.tape.compile.code.LogPartial;
import org.gradcost.tape.compile.code.MathCall;
import org.gradcost.tape.compile.code.Negation;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;

/** The chain rule: what a gate's adjoint contributes to those of its operands. */
abstract class AdjointRules extends ForwardSweep {

    Loop inFused;

    /** To which operands contributions are made now: around a fused loop, to some before it and to the others after it. */
    Wanted wanted = Wanted.ALL;

    enum Wanted {
        ALL,
        OF_TAIL,
        OTHERS
    }

    AdjointRules(GradientPlan plan) {
        super(plan);
    }

    void pullBack(GateNode leaf, Expression adjoint) {
        Use x = leaf.uses[0];
        Use y = leaf.uses[1];
        switch (leaf.code) {
            case Opcode.ADD, Opcode.ADD_TERM -> {
                contribute(x, adjoint);
                contribute(y, adjoint);
            }
            case Opcode.SUBTRACT -> {
                contribute(x, adjoint);
                contribute(y, new Negation(adjoint));
            }
            case Opcode.MULTIPLY -> {
                if (isSame(x.ref, y.ref)) {
                    Expression v = valueBackward(x.ref, leaf);
                    contribute(x, new ChainProduct(new Binary('+', v, v), adjoint));
                    return;
                }
                Expression toX = isWanted(leaf, 0) ? new ChainProduct(valueBackward(y.ref, leaf), adjoint) : null;
                Expression toY = isWanted(leaf, 1) ? new ChainProduct(valueBackward(x.ref, leaf), adjoint) : null;
                contribute(x, toX);
                contribute(y, toY);
            }
            case Opcode.DIVIDE -> {
                Expression divisor = valueBackward(y.ref, leaf);
                // −(x/y)/y as the gate has it: 1/y may overflow where that does not.
                Expression toY = isWanted(leaf, 1)
                        ? new ChainProduct(new Binary('/', new Negation(ownBackward(leaf)), divisor), adjoint)
                        : null;
                if (isWanted(leaf, 0)) {
                    Local slope = temporary("q");
                    emit(new Assign(slope, new Binary('/', new Literal(1), divisor)));
                    contribute(x, new ChainProduct(new LocalRead(slope), adjoint));
                }
                contribute(y, toY);
            }
            case Opcode.EXIT_VALUE -> contribute(x, adjoint);
            case Opcode.NEGATE -> contribute(x, new Negation(adjoint));
            case Opcode.RECIPROCAL -> {
                Expression v = ownBackward(leaf);
                contribute(x, new ChainProduct(new Negation(new Binary('*', v, v)), adjoint));
            }
            case Opcode.SQUARE ->
                contribute(x, new ChainProduct(new Binary('*', new Literal(2), valueBackward(x.ref, leaf)), adjoint));
            case Opcode.SQRT ->
                contribute(
                        x,
                        new ChainProduct(
                                new Binary('/', new Literal(0.5), new MathCall("abs", ownBackward(leaf))), adjoint));
            case Opcode.EXP -> contribute(x, new ChainProduct(ownBackward(leaf), adjoint));
            case Opcode.LOG -> contribute(x, new ChainProduct(new LogPartial(valueBackward(x.ref, leaf)), adjoint));
            default -> called(leaf, adjoint);
        }
    }

    private boolean isWanted(GateNode leaf, int side) {
        return RequiredValues.active(leaf, side) && isWanted(leaf.uses[side].ref);
    }

    private boolean isWanted(ValueRef ref) {
        return wanted == Wanted.ALL || plan.epilogue().restsOn(ref) == (wanted == Wanted.OF_TAIL);
    }

    private List<Statement> branch(Use use, Expression contribution) {
        beginBlock();
        contribute(use, contribution);
        return endBlock();
    }

    /** Whether both are one local, so that x·x can give its two equal contributions at once. */
    static boolean isSame(ValueRef x, ValueRef y) {
        return x == y
                || x instanceof ValueRef.Gate a && y instanceof ValueRef.Gate b && a.leaf == b.leaf
                || x instanceof ValueRef.Carried c && y instanceof ValueRef.Carried d && c.carry == d.carry;
    }

    void called(GateNode leaf, Expression adjoint) {
        if (program.gateTable.isSelect(leaf.code)) {
            Expression first = keptSlope(leaf, 0);
            materialise(leaf.uses[0]);
            materialise(leaf.uses[1]);
            emit(new If(first, branch(leaf.uses[0], adjoint), branch(leaf.uses[1], adjoint)));
            return;
        }
        Expression[] slopes = new Expression[2];
        for (int side = 0; side < 2; side++) {
            if (RequiredValues.active(leaf, side)) {
                slopes[side] = keptSlope(leaf, side);
            }
        }
        for (int side = 0; side < 2; side++) {
            if (RequiredValues.active(leaf, side)) {
                contribute(leaf.uses[side], new ChainProduct(slopes[side], adjoint));
            }
        }
    }

    /** Before a branch an adjoint that it may add to must be in its local. */
    void materialise(Use use) {
        Object key = adjointKey(use.ref);
        if (use.ref.active() && key != null && nonzero.add(key)) {
            emit(new Assign(adjointLocal(key, "d"), new Literal(0)));
        }
    }

    static Object adjointKey(ValueRef ref) {
        if (ref instanceof ValueRef.Gate gate) {
            return gate.leaf;
        }
        if (ref instanceof ValueRef.Carried carried) {
            return carried.carry.constantAdjoint ? null : carried.carry;
        }
        return ref instanceof ValueRef.Input input && !input.data ? ref : null;
    }

    void contribute(Use use, Expression contribution) {
        if (use.inPlace) {
            return; // it is there
        }
        contribute(use.ref, use.isFirst, contribution);
    }

    void contribute(ValueRef ref, boolean first, Expression contribution) {
        if (!ref.active() || !isWanted(ref)) {
            return;
        }
        if (ref instanceof ValueRef.Memory memory) {
            emit(new Store(Array.ADJOINTS, memory.index, contribution, !first));
            return;
        }
        Object key = adjointKey(ref);
        if (key == null) {
            // Before the loop the adjoint of a sum is set, in the loop it stays.
            LoopCarried carry = ((ValueRef.Carried) ref).carry;
            if (inFused != carry.loop) {
                accumulate(carry, contribution);
            }
            return;
        }
        accumulate(key, contribution);
    }

    void accumulate(Object key, Expression contribution) {
        Local adjoint = adjointLocal(key, "d");
        Expression sum = contribution;
        if (!nonzero.add(key)) {
            sum = contribution instanceof Negation negated
                    ? new Binary('-', new LocalRead(adjoint), negated.x())
                    : new Binary('+', new LocalRead(adjoint), contribution);
        }
        emit(new Assign(adjoint, sum));
    }
}
