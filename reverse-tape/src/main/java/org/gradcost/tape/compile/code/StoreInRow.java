package org.gradcost.tape.compile.code;

import java.util.List;

/** {@code row[i] = value}. */
public record StoreInRow(RowElement element, CodeExpression value) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public List<CodeExpression> expressions() {
        return List.of(value);
    }
}
