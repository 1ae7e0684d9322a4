package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.code.expression.Local;

/**
 * Stores the adjoint of each factor of {@link MultiplyInputs} in the gradient, and multiplies the adjoint of the product by all
 * factors, which makes it that of the local before it was multiplied.
 *
 * @param adjoint the local that holds the adjoint
 * @param product the product, which has the same factors and values in memory
 */
public record GradientOfProduct(Local adjoint, MultiplyInputs product) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public boolean storesWholeGradientRows() {
        return true;
    }
}
