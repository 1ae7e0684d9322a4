package org.gradcost.tape.compile.code.expression;

import org.gradcost.tape.compile.ir.Loop;

/** The element of a row whose position is the counter of a loop. */
public record RowElement(ScratchRow row, Loop loop) implements CodeExpression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
