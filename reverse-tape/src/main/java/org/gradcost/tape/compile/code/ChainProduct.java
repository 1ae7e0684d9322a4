package org.gradcost.tape.compile.code;

import java.util.List;

/** A product of the chain rule, partial times adjoint; with strong zeros, 0·∞ is 0 in it. */
public record ChainProduct(CodeExpression slope, CodeExpression adjoint) implements CodeExpression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public CodeExpression rewrite(LeafRewriter rewriter) {
        return new ChainProduct(slope.rewrite(rewriter), adjoint.rewrite(rewriter));
    }

    @Override
    public void addLeaves(List<CodeExpression> leaves) {
        slope.addLeaves(leaves);
        adjoint.addLeaves(leaves);
    }
}
