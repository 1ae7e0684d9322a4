package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.ScratchRow;

/**
 * Multiplies a local by the first {@code count} elements of a row, and stores the partial products before each factor in another row.
 *
 * @param down whether from the last factor to the first
 * @param ofAdjoints whether with strong zeros 0·∞ is 0
 */
public record MultiplyRow(
        Local product, ScratchRow factors, ScratchRow products, int count, boolean down, boolean ofAdjoints)
        implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public void addTo(ScratchLayout scratch) {
        scratch.add(factors, count);
        scratch.add(products, count);
    }
}
