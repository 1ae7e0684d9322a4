package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.code.expression.ScratchRow;

/** Zeros the first {@code count} elements of a row. */
public record ClearRow(ScratchRow row, int count) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public void addTo(ScratchLayout scratch) {
        scratch.add(row, count);
    }
}
