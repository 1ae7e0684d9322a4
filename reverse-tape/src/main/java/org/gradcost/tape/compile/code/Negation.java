package org.gradcost.tape.compile.code;

import java.util.List;

/** The negative of a value. */
public record Negation(Expression x) implements Expression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression rewrite(LeafRewriter rewriter) {
        return new Negation(x.rewrite(rewriter));
    }

    @Override
    public void addLeaves(List<Expression> leaves) {
        x.addLeaves(leaves);
    }
}
