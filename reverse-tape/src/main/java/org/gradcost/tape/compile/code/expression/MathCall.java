package org.gradcost.tape.compile.code.expression;

import java.util.List;
import java.util.Set;
import org.gradcost.gate.Elementary;

/** A call of a unary function of doubles, by its name in {@link Math}. */
public record MathCall(String name, CodeExpression x) implements CodeExpression {

    private static final Set<String> INSTRUCTIONS = Set.of("sqrt", "abs", "signum");

    /** Returns the class whose method is called: {@link Math} for what is one instruction, else {@link Elementary}, as gates do. */
    public Class<?> owner() {
        return INSTRUCTIONS.contains(name) ? Math.class : Elementary.class;
    }

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
