package org.gradcost.tape.compile.emit;

import org.gradcost.tape.compile.analysis.RequiredValues;
import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Binary;
import org.gradcost.tape.compile.code.Element;
import org.gradcost.tape.compile.code.Expression;
import org.gradcost.tape.compile.code.Literal;
import org.gradcost.tape.compile.code.Local;
import org.gradcost.tape.compile.code.LocalRead;
import org.gradcost.tape.compile.code.MathCall;
import org.gradcost.tape.compile.code.Negation;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.LoopQueries;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.SavedValue;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;

/** Where the code finds a value: in a local, in an array, or computed again. */
abstract class ValueAccess extends CodeBuilder {

    ValueAccess(GradientPlan plan) {
        super(plan);
    }

    static Expression formula(int code, Expression x, Expression y) {
        return switch (code) {
            case Opcode.ADD -> new Binary('+', x, y);
            case Opcode.ADD_TERM -> new Binary(Binary.ADD_TERM, x, y);
            case Opcode.SUBTRACT -> new Binary('-', x, y);
            case Opcode.MULTIPLY -> new Binary('*', x, y);
            case Opcode.DIVIDE -> new Binary('/', x, y);
            case Opcode.NEGATE -> new Negation(x);
            case Opcode.RECIPROCAL -> new Binary('/', new Literal(1), x);
            case Opcode.SQUARE -> new Binary('*', x, x);
            case Opcode.SQRT -> new MathCall("sqrt", x);
            case Opcode.EXP -> new MathCall("exp", x);
            case Opcode.LOG -> new MathCall("log", x);
            default -> x;
        };
    }

    Expression valueBefore(LoopCarried carry) {
        return value(carry.initial.ref, null);
    }

    /** The value of an operand, going forward. */
    Expression value(ValueRef ref, GateNode user) {
        if (ref instanceof ValueRef.Gate gate) {
            return new LocalRead(locals.get(gate.leaf));
        }
        if (ref instanceof ValueRef.Carried carried) {
            return new LocalRead(locals.get(carried.carry));
        }
        return element(ref);
    }

    /** What lies in an array, read once in a block. */
    Expression element(ValueRef ref) {
        Element element;
        if (ref instanceof ValueRef.Constant constant) {
            if (constant.index == null) {
                return new Literal(constant.value);
            }
            element = new Element(Array.CONSTANTS, constant.index);
        } else if (ref instanceof ValueRef.Input input) {
            element = new Element(input.data ? Array.DATA : Array.POINT, input.index);
        } else {
            element = new Element(Array.VALUES, ((ValueRef.Memory) ref).index);
        }
        return new LocalRead(read(element, "r"));
    }

    Expression ownBackward(GateNode leaf) {
        return LoopQueries.sweepsTogether(leaf.home.region) ? new LocalRead(locals.get(leaf)) : kept(leaf, leaf);
    }

    Expression keptSlope(GateNode leaf, int side) {
        SavedValue slope = leaf.slopes[side];
        return slope.place == null
                ? new LocalRead(slope(leaf, slope))
                : new LocalRead(read(new Element(Array.VALUES, slope.place), "r"));
    }

    Expression valueBackward(ValueRef ref, GateNode user) {
        if (LoopQueries.isAvailable(program, ref, user)) {
            return value(ref, user);
        }
        if (ref instanceof ValueRef.Gate gate) {
            return kept(gate.leaf, user);
        }
        if (ref instanceof ValueRef.Carried carried) {
            LoopCarried carry = carried.carry;
            return LoopQueries.isInside(carry, user)
                    ? new LocalRead(read(new Element(Array.VALUES, carry.value.place), "r"))
                    : kept(carry.last, user);
        }
        return element(ref);
    }

    /** The value that a gate had: read, or computed again. */
    Expression kept(GateNode leaf, GateNode user) {
        if (!leaf.value.recomputed) {
            AffineIndex place = atLast(leaf.value.place, leaf, LoopQueries.commonDepth(leaf.loops, user.loops));
            return new LocalRead(read(new Element(Array.VALUES, place), "r"));
        }
        Local known = values.get(leaf);
        if (known == null) {
            Expression x = valueBackward(leaf.uses[0].ref, leaf);
            Expression y = leaf.uses[1] == null ? null : valueBackward(leaf.uses[1].ref, leaf);
            known = temporary("r");
            emit(new Assign(known, formula(leaf.code, x, y)));
            values.known.put(leaf, known);
        }
        return new LocalRead(known);
    }

    /** The place in the last iterations of the loops that are not around the user. */
    static AffineIndex atLast(AffineIndex place, GateNode leaf, int common) {
        for (int l = leaf.depth() - 1; l >= common; l--) {
            place = place.atLast(leaf.loops[l]);
        }
        return place;
    }

    /** Reads what stays the same in a loop before it: the JVM would not move it out past the loop's stores. */
    void prefetch(Loop loop, boolean backward) {
        prefetch(loop, loop.region, backward);
    }

    void prefetch(Loop loop, Region region, boolean backward) {
        for (MethodChunk chunk : region.chunks) {
            if (chunk.method != loop.home.method) {
                continue;
            }
            for (IrNode node : chunk.nodes) {
                if (node instanceof Loop inner) {
                    prefetch(loop, inner.region, backward);
                    continue;
                }
                GateNode leaf = (GateNode) node;
                for (int side = 0; side < 2; side++) {
                    if (leaf.uses[side] != null && (!backward || RequiredValues.needsOperand(leaf, side))) {
                        prefetch(loop, leaf, leaf.uses[side].ref, backward);
                    }
                }
            }
        }
    }

    void prefetch(Loop loop, GateNode leaf, ValueRef ref, boolean backward) {
        boolean fixed = ref instanceof ValueRef.Input input && input.index.depth() <= loop.depth
                || ref instanceof ValueRef.Constant constant
                        && constant.index != null
                        && constant.index.depth() <= loop.depth
                || backward && ref instanceof ValueRef.Memory memory && memory.index.depth() <= loop.depth
                || backward
                        && !LoopQueries.isAvailable(program, ref, leaf)
                        && ref instanceof ValueRef.Gate gate
                        && LoopQueries.commonDepth(gate.leaf.loops, leaf.loops) <= loop.depth;
        if (fixed) {
            if (backward) {
                valueBackward(ref, leaf);
            } else {
                value(ref, leaf);
            }
        }
    }
}
