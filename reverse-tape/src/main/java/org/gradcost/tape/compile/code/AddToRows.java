package org.gradcost.tape.compile.code;

/** Adds to each row of a packed matrix its factor times a vector. */
public record AddToRows(PackedOperand matrix, VectorOperand factors, VectorOperand vector) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }
}
