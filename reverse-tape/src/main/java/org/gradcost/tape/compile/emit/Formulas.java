package org.gradcost.tape.compile.emit;

import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.ChainProduct;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Frozen;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.MathCall;
import org.gradcost.tape.compile.code.expression.Negation;
import org.gradcost.tape.compile.trace.Opcode;

/** The formulas of the operations that are written out. */
final class Formulas {

    private Formulas() {}

    /**
     * Returns the value of an operation.
     *
     * @param code an operation code that is no guard and no called gate
     * @param y the second operand, or null
     */
    static CodeExpression of(int code, CodeExpression x, CodeExpression y) {
        return switch (code) {
            case Opcode.ADD -> new Binary('+', x, y);
            case Opcode.ADD_TERM -> new Binary(Binary.ADD_TERM, x, y);
            case Opcode.SUBTRACT -> new Binary('-', x, y);
            case Opcode.MULTIPLY -> new Binary('*', x, y);
            case Opcode.MULTIPLY_FACTOR -> new Binary(Binary.MULTIPLY_FACTOR, x, y);
            case Opcode.DIVIDE -> new Binary('/', x, y);
            case Opcode.CHAIN_MULTIPLY -> new ChainProduct(x, y);
            case Opcode.CHAIN_DIVIDE -> new Binary(Binary.CHAIN_DIVIDE, x, y);
            case Opcode.NEGATE -> new Negation(x);
            case Opcode.RECIPROCAL -> new Binary('/', new Literal(1), x);
            case Opcode.SQUARE -> new Binary('*', x, x);
            case Opcode.SQRT -> new MathCall("sqrt", x);
            case Opcode.EXP -> new MathCall("exp", x);
            case Opcode.LOG -> new MathCall("log", x);
            case Opcode.FROZEN -> new Frozen(x);
            case Opcode.EXIT_VALUE -> x;
            default -> throw new AssertionError("no formula for operation code " + code);
        };
    }
}
