package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.code.expression.Array;

/** Zeros the elements from {@code from} to {@code to − 1} of an array. */
public record Clear(Array array, int from, int to) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }
}
