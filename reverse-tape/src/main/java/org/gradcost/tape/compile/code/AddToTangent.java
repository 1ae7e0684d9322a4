package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.ir.AffineIndex;

/** {@code row[at] += value}: adds to one component of a stored tangent. */
public record AddToTangent(TangentRow row, AffineIndex at, CodeExpression value) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public boolean storesWholeGradientRows() {
        return row.isGradient();
    }

    @Override
    public List<CodeExpression> expressions() {
        return List.of(value);
    }
}
