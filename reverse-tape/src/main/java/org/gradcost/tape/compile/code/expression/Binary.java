package org.gradcost.tape.compile.code.expression;

import java.util.List;

/**
 * An arithmetic operation.
 *
 * @param operator {@code + - * /}, {@link #ADD_TERM}, {@link #MULTIPLY_FACTOR} or {@link #CHAIN_DIVIDE}
 */
public record Binary(char operator, CodeExpression x, CodeExpression y) implements CodeExpression {

    /** Adds a term to a sum whose terms may be added in any order. */
    public static final char ADD_TERM = '⊕';

    /** Multiplies a product by a factor, where the factors may be multiplied in any order. */
    public static final char MULTIPLY_FACTOR = '⊗';

    /** Divides in the chain rule; with strong zeros, 0/0 is 0. */
    public static final char CHAIN_DIVIDE = '⊘';

    /** Returns the operator without regard to order: {@code + - *} or {@code /}. */
    public char symbol() {
        return switch (operator) {
            case ADD_TERM -> '+';
            case MULTIPLY_FACTOR -> '*';
            case CHAIN_DIVIDE -> '/';
            default -> operator;
        };
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public CodeExpression rewrite(LeafRewriter rewriter) {
        return new Binary(operator, x.rewrite(rewriter), y.rewrite(rewriter));
    }

    @Override
    public void addLeaves(List<CodeExpression> leaves) {
        x.addLeaves(leaves);
        y.addLeaves(leaves);
    }
}
