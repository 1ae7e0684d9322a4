package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.ir.AffineIndex;

/** Zeros the components from {@code from} to {@code to − 1} of a stored tangent. */
public record ClearTangent(TangentRow row, AffineIndex from, AffineIndex to) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public boolean storesWholeGradientRows() {
        return row.isGradient();
    }
}
