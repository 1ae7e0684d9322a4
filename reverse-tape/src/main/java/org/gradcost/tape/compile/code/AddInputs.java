package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.code.expression.Array;

/**
 * Adds the adjoints of the copied inputs to the gradient.
 *
 * @param adjoints {@link Array#ADJOINTS}, or its tangents
 * @param gradient {@link Array#GRADIENT}, or its tangents
 * @param count inputs
 */
public record AddInputs(Array adjoints, Array gradient, int count) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public boolean storesWholeGradientRows() {
        return true;
    }
}
