package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.runtime.StoredTangents;

/**
 * {@code to = f0·r0 + f1·r1 + …}, or {@code +=}, over the components from {@code first} to {@code end − 1}, in one loop.
 *
 * @param factors as many as rows
 * @param rows at most {@link StoredTangents#MOST_TERMS}
 * @param add whether it accumulates
 */
public record AssignTangent(
        TangentRow to,
        List<CodeExpression> factors,
        List<TangentRow> rows,
        AffineIndex first,
        AffineIndex end,
        boolean add)
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
        return factors;
    }
}
