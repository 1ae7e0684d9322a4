package org.gradcost.tape.compile.code.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * A call of a part of a gate.
 *
 * @param gate its number among the called gates
 * @param part {@code shared}, {@code value}, {@code slope}, {@code slopeX}, {@code slopeY} or {@code first}
 */
public record GateCall(int gate, String part, List<CodeExpression> arguments) implements CodeExpression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public CodeExpression rewrite(LeafRewriter rewriter) {
        List<CodeExpression> rewritten = new ArrayList<>();
        for (CodeExpression argument : arguments) {
            rewritten.add(argument.rewrite(rewriter));
        }
        return new GateCall(gate, part, List.copyOf(rewritten));
    }

    @Override
    public void addLeaves(List<CodeExpression> leaves) {
        for (CodeExpression argument : arguments) {
            argument.addLeaves(leaves);
        }
    }
}
