package org.gradcost.tape.compile.code;

import java.util.List;

/** A call of a unary method of {@link Math}. */
public record MathCall(String name, CodeExpression x) implements CodeExpression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public CodeExpression rewrite(LeafRewriter rewriter) {
        return new MathCall(name, x.rewrite(rewriter));
    }

    @Override
    public void addLeaves(List<CodeExpression> leaves) {
        x.addLeaves(leaves);
    }
}
