package org.gradcost.tape.compile.code;

/** Adds the adjoints of the copied inputs to the gradient. */
public record AddInputs(int count) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public boolean storesWholeGradientRows() {
        return true;
    }
}
