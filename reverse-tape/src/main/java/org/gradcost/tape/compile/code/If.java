package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.code.expression.CodeExpression;

/**
 * A branch on the choice of a selection.
 *
 * @param first the choice: not 0 for the first argument
 */
public record If(CodeExpression first, List<Statement> then, List<Statement> otherwise) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public List<List<Statement>> blocks() {
        return List.of(then, otherwise);
    }

    @Override
    public List<CodeExpression> expressions() {
        return List.of(first);
    }
}
