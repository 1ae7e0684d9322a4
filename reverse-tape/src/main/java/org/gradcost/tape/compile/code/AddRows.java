package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.code.expression.ScratchRow;

/** Adds all rows of a packed matrix, each times its factor, to a row. */
public record AddRows(PackedOperand matrix, VectorOperand factors, ScratchRow sum) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }
}
