package org.gradcost.tape.compile.code;

import java.util.List;

/** {@code row[i] = value}. */
public record StoreInRow(RowElement element, Expression value) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public List<Expression> expressions() {
        return List.of(value);
    }
}
