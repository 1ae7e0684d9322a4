package org.gradcost.tape.compile.code;

import java.util.ArrayList;
import java.util.List;

/**
 * A call of a part of a gate.
 *
 * @param gate its number among the called gates
 * @param part {@code shared}, {@code value}, {@code slope}, {@code slopeX}, {@code slopeY} or {@code first}
 */
public record GateCall(int gate, String part, List<Expression> arguments) implements Expression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public Expression rewrite(LeafRewriter rewriter) {
        List<Expression> rewritten = new ArrayList<>();
        for (Expression argument : arguments) {
            rewritten.add(argument.rewrite(rewriter));
        }
        return new GateCall(gate, part, List.copyOf(rewritten));
    }

    @Override
    public void addLeaves(List<Expression> leaves) {
        for (Expression argument : arguments) {
            argument.addLeaves(leaves);
        }
    }
}
