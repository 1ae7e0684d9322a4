package org.gradcost.tape.compile.code.expression;

import java.util.List;

/** A value whose derivative does not pass: the value itself, with the tangent 0. */
public record Frozen(CodeExpression x) implements CodeExpression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public CodeExpression rewrite(LeafRewriter rewriter) {
        return new Frozen(x.rewrite(rewriter));
    }

    @Override
    public void addLeaves(List<CodeExpression> leaves) {
        x.addLeaves(leaves);
    }
}
