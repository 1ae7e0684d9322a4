package org.gradcost.tape.compile.code.expression;

import java.util.List;

/**
 * A product of the chain rule, partial times adjoint; with strong zeros, 0·∞ is 0 in it.
 *
 * @param inAnyOrder whether it may change places with the product that its adjoint is, if that may too
 */
public record ChainProduct(CodeExpression slope, CodeExpression adjoint, boolean inAnyOrder) implements CodeExpression {

    public ChainProduct(CodeExpression slope, CodeExpression adjoint) {
        this(slope, adjoint, false);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public CodeExpression rewrite(LeafRewriter rewriter) {
        return new ChainProduct(slope.rewrite(rewriter), adjoint.rewrite(rewriter), inAnyOrder);
    }

    @Override
    public void addLeaves(List<CodeExpression> leaves) {
        slope.addLeaves(leaves);
        adjoint.addLeaves(leaves);
    }
}
