package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.ScratchRow;
import org.gradcost.tape.compile.ir.AffineIndex;

/**
 * A copy of consecutive elements of an array into a row, or back.
 *
 * @param count elements; 0 only opens the row
 * @param back whether from the row into the array
 */
public record CopyRow(ScratchRow row, Array array, AffineIndex start, int count, boolean back) implements Statement {

    @Override
    public void accept(StatementVisitor visitor) {
        visitor.visit(this);
    }

    @Override
    public void addTo(ScratchLayout scratch) {
        scratch.add(row, count);
    }

    @Override
    public boolean storesWholeGradientRows() {
        return back && array == Array.GRADIENT;
    }
}
