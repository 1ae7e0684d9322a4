package org.gradcost.tape.compile.code;

import org.gradcost.tape.compile.code.expression.Array;

/**
 * A matrix of an array that is packed row by row: element v of row u is at {@code start + u·rowStep + v·step}.
 *
 * @param number its number among the packed matrices of the code
 */
public record PackedOperand(int number, Array array, int start, int rows, int rowStep, int length, int step) {

    /** Returns whether it is accumulated into, as gradients and their tangents are; else it is read. */
    public boolean isWritten() {
        return array.isOfKind(Array.GRADIENT);
    }

    /** Returns the operand under another number. */
    public PackedOperand withNumber(int other) {
        return new PackedOperand(other, array, start, rows, rowStep, length, step);
    }

    /** Returns whether both are the same elements in the same rows. */
    public boolean isSame(PackedOperand other) {
        return array == other.array
                && start == other.start
                && rows == other.rows
                && rowStep == other.rowStep
                && length == other.length
                && step == other.step;
    }
}
