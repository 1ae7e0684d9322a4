package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.ScratchRow;
import org.gradcost.tape.compile.ir.AffineIndex;

/** The elements at {@code start + i·step} of an array, or a whole row. */
public record VectorOperand(Array array, AffineIndex start, int step, ScratchRow row) {

    /** Returns all of a row. */
    public static VectorOperand of(ScratchRow row) {
        return new VectorOperand(null, AffineIndex.of(0), 1, row);
    }
}
