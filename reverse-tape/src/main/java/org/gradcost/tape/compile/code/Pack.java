package org.gradcost.tape.compile.code;

/** Fills the rows of a packed matrix: with its elements, or with zeros if it is accumulated into. */
public record Pack(PackedOperand matrix) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public void addTo(ScratchLayout scratch) {
        scratch.add(matrix);
    }
}
