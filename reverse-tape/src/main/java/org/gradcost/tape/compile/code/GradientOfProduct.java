package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.ir.AffineIndex;

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
    public List<CodeExpression> expressions() {
        return List.of(new LocalRead(adjoint));
    }

    /** Returns a number that is NaN if an adjoint that it has stored is. */
    public CodeExpression check() {
        return new Element(Array.VALUES, AffineIndex.of(product.value() + 1));
    }
}
