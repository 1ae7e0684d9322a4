package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.code.expression.CodeExpression;

/**
 * A comparison {@code x < y} that must come out as traced.
 *
 * @param less how it was traced
 */
public record Guard(CodeExpression x, CodeExpression y, boolean less) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public List<CodeExpression> expressions() {
        return List.of(x, y);
    }
}
