package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.code.expression.ScratchRow;

/**
 * A function of {@link org.gradcost.gate.Elementary} on the first {@code count} elements of a row.
 *
 * @param name {@code exp} or {@code log}
 * @param x the arguments
 * @param y the results
 * @param work a row that is overwritten, or null for a function that needs none
 */
public record ArrayFunction(String name, ScratchRow x, ScratchRow y, ScratchRow work, int count) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public void addTo(ScratchLayout scratch) {
        scratch.add(x, count);
        scratch.add(y, count);
        if (work != null) {
            scratch.add(work, count);
        }
    }
}
