package org.gradcost.tape.compile.code.expression;

/** The value of a local. */
public record LocalRead(Local local) implements CodeExpression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
