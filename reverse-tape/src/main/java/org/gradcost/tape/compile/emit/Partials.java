package org.gradcost.tape.compile.emit;

import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.ChainProduct;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.LogPartial;
import org.gradcost.tape.compile.code.expression.MathCall;
import org.gradcost.tape.compile.code.expression.Negation;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;

/** The partial derivatives of the operations that are written out; selections have none, they pass on one operand. */
public final class Partials {

    private static final Literal ONE = new Literal(1);
    private static final Literal MINUS_ONE = new Literal(-1);

    private Partials() {}

    /** Returns the partial derivative of a gate with respect to its operand on this side, a literal 1 or −1 among them. */
    public static CodeExpression of(GateNode gate, int side, OperandValues values) {
        return switch (gate.code) {
            case Opcode.ADD, Opcode.ADD_TERM, Opcode.EXIT_VALUE -> ONE;
            case Opcode.SUBTRACT -> side == 0 ? ONE : MINUS_ONE;
            case Opcode.NEGATE -> MINUS_ONE;
            case Opcode.MULTIPLY, Opcode.MULTIPLY_FACTOR, Opcode.CHAIN_MULTIPLY, Opcode.OUTPUT ->
                values.of(gate.uses[1 - side].ref, gate);
            case Opcode.DIVIDE, Opcode.CHAIN_DIVIDE -> quotient(gate, side, values.of(gate.uses[1].ref, gate), values);
            case Opcode.RECIPROCAL -> {
                CodeExpression v = values.own(gate);
                yield new Negation(new Binary('*', v, v));
            }
            case Opcode.SQUARE -> new Binary('*', new Literal(2), values.of(gate.uses[0].ref, gate));
            case Opcode.SQRT -> new Binary('/', new Literal(0.5), new MathCall("abs", values.own(gate)));
            case Opcode.EXP -> values.own(gate);
            case Opcode.LOG -> new LogPartial(values.of(gate.uses[0].ref, gate));
            default -> {
                if (gate.code < Opcode.CALLED) {
                    throw new AssertionError("no partial for operation code " + gate.code);
                }
                yield values.partial(gate, side);
            }
        };
    }

    /** Returns whether a gate is x·x, both operands in one local, so that one partial serves both. */
    public static boolean isProductOfEquals(GateNode gate) {
        return (gate.code == Opcode.MULTIPLY || gate.code == Opcode.MULTIPLY_FACTOR)
                && isSameLocal(gate.uses[0].ref, gate.uses[1].ref);
    }

    private static boolean isSameLocal(ValueRef x, ValueRef y) {
        return x == y
                || x instanceof ValueRef.Gate a && y instanceof ValueRef.Gate b && a.leaf == b.leaf
                || x instanceof ValueRef.Carried c && y instanceof ValueRef.Carried d && c.carry == d.carry;
    }

    /** Returns the derivative x + x of x·x. */
    public static CodeExpression ofProductOfEquals(GateNode gate, OperandValues values) {
        CodeExpression x = values.of(gate.uses[0].ref, gate);
        return new Binary('+', x, x);
    }

    /**
     * Returns 1/y, or −(x/y)/y as the gate has it: 1/y may overflow where that does not. In the chain rule the quotient 0 has
     * the slope 0.
     */
    private static CodeExpression quotient(GateNode gate, int side, CodeExpression divisor, OperandValues values) {
        if (side == 0) {
            return new Binary('/', ONE, divisor);
        }
        char over = gate.code == Opcode.CHAIN_DIVIDE ? Binary.CHAIN_DIVIDE : '/';
        return new Binary(over, new Negation(values.own(gate)), divisor);
    }

    /** Returns a partial times a derivative; a factor of 1 or −1 is no product, nor are two numbers. */
    public static CodeExpression times(CodeExpression partial, CodeExpression derivative) {
        if (is(1, partial)) {
            return derivative;
        }
        if (is(1, derivative)) {
            return partial;
        }
        if (is(-1, partial)) {
            return negated(derivative);
        }
        if (partial instanceof Literal x && derivative instanceof Literal y && Double.isFinite(x.value() * y.value())) {
            return new Literal(x.value() * y.value());
        }
        return is(-1, derivative) ? negated(partial) : new ChainProduct(partial, derivative);
    }

    private static CodeExpression negated(CodeExpression x) {
        if (x instanceof Literal literal) {
            return new Literal(-literal.value());
        }
        return x instanceof Negation negation ? negation.x() : new Negation(x);
    }

    /** Returns whether an expression is this number. */
    public static boolean is(double number, CodeExpression expression) {
        return expression instanceof Literal literal && literal.value() == number;
    }
}
