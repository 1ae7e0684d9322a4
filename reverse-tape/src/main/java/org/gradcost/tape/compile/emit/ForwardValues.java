package org.gradcost.tape.compile.emit;

import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.code.Element;
import org.gradcost.tape.compile.code.Expression;
import org.gradcost.tape.compile.code.Literal;
import org.gradcost.tape.compile.code.LocalRead;
import org.gradcost.tape.compile.ir.ValueRef;

/** The values of operands in the forward sweep: in locals, or read from an array once in a block. */
final class ForwardValues implements ValueRef.Visitor<Expression> {

    private final CodeBuilder builder;

    ForwardValues(CodeBuilder builder) {
        this.builder = builder;
    }

    Expression of(ValueRef ref) {
        return ref.accept(this);
    }

    @Override
    public Expression visit(ValueRef.Gate gate) {
        return new LocalRead(builder.local(gate.leaf));
    }

    @Override
    public Expression visit(ValueRef.Carried carried) {
        return new LocalRead(builder.local(carried.carry));
    }

    @Override
    public Expression visit(ValueRef.Constant constant) {
        return constant.index == null
                ? new Literal(constant.value)
                : read(new Element(Array.CONSTANTS, constant.index));
    }

    @Override
    public Expression visit(ValueRef.Input input) {
        return read(new Element(input.data ? Array.DATA : Array.POINT, input.index));
    }

    @Override
    public Expression visit(ValueRef.Memory memory) {
        return read(new Element(Array.VALUES, memory.index));
    }

    private Expression read(Element element) {
        return new LocalRead(builder.read(element));
    }
}
