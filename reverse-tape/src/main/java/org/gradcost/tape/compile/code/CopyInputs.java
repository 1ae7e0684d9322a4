package org.gradcost.tape.compile.code;

/** Copies the inputs to the start of memory: the point, then the data. */
public record CopyInputs(int point, int data) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }
}
