package org.gradcost.tape.compile.code.expression;

import java.util.List;

/** The derivative of the logarithm, NaN for negative arguments as the gate has it. */
public record LogPartial(CodeExpression x) implements CodeExpression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public CodeExpression rewrite(LeafRewriter rewriter) {
        return new LogPartial(x.rewrite(rewriter));
    }

    @Override
    public void addLeaves(List<CodeExpression> leaves) {
        x.addLeaves(leaves);
    }
}
