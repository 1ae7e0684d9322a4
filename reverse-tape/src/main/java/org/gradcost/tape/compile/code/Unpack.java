package org.gradcost.tape.compile.code;

/** Adds the rows of a packed matrix to its elements. */
public record Unpack(PackedOperand matrix) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public boolean storesWholeGradientRows() {
        return true;
    }
}
