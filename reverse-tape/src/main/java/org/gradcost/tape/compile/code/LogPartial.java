package org.gradcost.tape.compile.code;

import java.util.List;

/** The derivative of the logarithm, NaN for negative arguments as the gate has it. */
public record LogPartial(Expression x) implements Expression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression rewrite(LeafRewriter rewriter) {
        return new LogPartial(x.rewrite(rewriter));
    }

    @Override
    public void addLeaves(List<Expression> leaves) {
        x.addLeaves(leaves);
    }
}
