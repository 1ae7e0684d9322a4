package org.gradcost.tape.compile.code.expression;

/** A number. */
public record Literal(double value) implements CodeExpression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
