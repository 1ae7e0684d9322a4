package org.gradcost.tape.compile.code;

import java.util.List;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.ir.AffineIndex;

/**
 * {@code J[row] += factor·from}: adds a stored tangent to a row of a sparse Jacobian, whose entries lie in the array of the
 * gradient, row by row.
 *
 * @param first the first component of the stored tangent that may differ from zero
 * @param end the component after the last one
 * @param starts where the table of the rows' first entries begins
 * @param columns where the table of the entries' columns begins
 */
public record AddToMatrixRow(
        AffineIndex row,
        CodeExpression factor,
        TangentRow from,
        AffineIndex first,
        AffineIndex end,
        int starts,
        int columns)
        implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public boolean storesWholeGradientRows() {
        return true;
    }

    @Override
    public List<CodeExpression> expressions() {
        return List.of(factor);
    }
}
