package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.ir.AffineIndex;

/** {@code row *= factor}, over the components from {@code first} to {@code end − 1}. */
public record ScaleTangent(TangentRow row, CodeExpression factor, AffineIndex first, AffineIndex end)
        implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public List<CodeExpression> expressions() {
        return List.of(factor);
    }
}
