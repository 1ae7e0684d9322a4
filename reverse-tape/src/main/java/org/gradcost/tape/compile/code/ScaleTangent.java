package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.ir.AffineIndex;

/**
 * {@code row *= f0; row *= f1; …}, over the components from {@code first} to {@code end − 1}.
 *
 * @param factors one, or {@link #JAMMED}
 */
public record ScaleTangent(TangentRow row, List<CodeExpression> factors, AffineIndex first, AffineIndex end)
        implements Statement {

    /** The factors that are applied at once, so that a component is loaded and stored an eighth as often. */
    public static final int JAMMED = 8;

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public List<CodeExpression> expressions() {
        return factors;
    }
}
