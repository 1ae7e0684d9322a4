package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.ScratchRow;

/**
 * Adds the first {@code count} elements of a row to a local.
 *
 * @param inOrder whether one after the other; else they may be added in any order
 */
public record SumRow(Local sum, ScratchRow row, int count, boolean inOrder) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public void addTo(ScratchLayout scratch) {
        scratch.add(row, count);
    }
}
