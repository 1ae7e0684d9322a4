package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * Repetition of a row 1×c, a column r×1 or a 1×1 matrix to r×c. The pushforward repeats dA; the pullback adds to Ā the sums
 * of C̄ over the repetitions. As a linear map it is the transpose of {@link SumReduction}.
 */
record Broadcast(int rows, int cols) implements PiecewiseLinearUnaryGate {
    /** Returns the expected gate if it has these parameters, otherwise a new one; see {@link Matrix#expected}. */
    static UnaryMatrixGate of(UnaryMatrixGate expected, int rows, int cols) {
        return expected instanceof Broadcast e && e.rows == rows && e.cols == cols ? e : new Broadcast(rows, cols);
    }

    @Override
    public String name() {
        return "broadcast";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        if (rows < 1 || cols < 1 || !Spread.fits(a, rows, cols)) {
            throw Shapes.refused(name(), a, "cannot be repeated to " + rows + "x" + cols);
        }
        c.reshape(rows, cols);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        Spread.repeat(a, c);
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        Spread.repeat(da, dc);
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        Spread.sum(dc, da);
    }
}
