package org.gradcost.tape.compile.emit;

import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.ir.ValueRef;

/** The values of operands in the forward sweep: in locals, or read from an array once in a block. */
final class ForwardValues implements ValueRef.Visitor<CodeExpression> {

    private final CodeBuilder builder;

    ForwardValues(CodeBuilder builder) {
        this.builder = builder;
    }

    CodeExpression of(ValueRef ref) {
        return ref.accept(this);
    }

    @Override
    public CodeExpression visit(ValueRef.Gate gate) {
        return new LocalRead(builder.local(gate.leaf));
    }

    @Override
    public CodeExpression visit(ValueRef.Carried carried) {
        return new LocalRead(builder.local(carried.carry));
    }

    @Override
    public CodeExpression visit(ValueRef.Constant constant) {
        return constant.index == null
                ? new Literal(constant.value)
                : read(new Element(Array.CONSTANTS, constant.index));
    }

    @Override
    public CodeExpression visit(ValueRef.Input input) {
        Array array = switch (input.kind) {
            case POINT -> Array.POINT;
            case DATA -> Array.DATA;
            case COTANGENT -> Array.COTANGENTS;
        };
        return read(new Element(array, input.index));
    }

    @Override
    public CodeExpression visit(ValueRef.Memory memory) {
        return read(new Element(Array.VALUES, memory.index));
    }

    private CodeExpression read(Element element) {
        return new LocalRead(builder.read(element));
    }
}
