package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.ir.AffineIndex;

/** {@code to += factor·from}, over the components from {@code first} to {@code end − 1}. */
public record AddTangent(TangentRow to, CodeExpression factor, TangentRow from, AffineIndex first, AffineIndex end)
        implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public boolean storesWholeGradientRows() {
        return to.isGradient();
    }

    @Override
    public List<CodeExpression> expressions() {
        return List.of(factor);
    }
}
