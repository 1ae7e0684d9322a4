package org.gradcost.tape.compile.code.expression;

import java.util.List;

/** The negative of a value. */
public record Negation(CodeExpression x) implements CodeExpression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public CodeExpression rewrite(LeafRewriter rewriter) {
        return new Negation(x.rewrite(rewriter));
    }

    @Override
    public void addLeaves(List<CodeExpression> leaves) {
        x.addLeaves(leaves);
    }
}
