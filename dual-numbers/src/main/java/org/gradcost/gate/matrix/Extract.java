package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * The block C of rows r₀ to r₁ − 1 and columns c₀ to c₁ − 1 of A. The pushforward is the same block of dA; the pullback adds
 * C̄ to that block of Ā.
 */
record Extract(int row0, int row1, int col0, int col1) implements PiecewiseLinearUnaryGate {
    /** Returns the expected gate if it has these parameters, otherwise a new one; see {@link Matrix#expected}. */
    static UnaryMatrixGate of(UnaryMatrixGate expected, int row0, int row1, int col0, int col1) {
        return expected instanceof Extract e && e.row0 == row0 && e.row1 == row1 && e.col0 == col0 && e.col1 == col1
                ? e
                : new Extract(row0, row1, col0, col1);
    }

    @Override
    public String name() {
        return "extractMatrix";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        if (row0 < 0 || row0 >= row1 || row1 > a.numRows || col0 < 0 || col0 >= col1 || col1 > a.numCols) {
            throw Shapes.refused(
                    name(), a, "has no rows " + row0 + " to " + row1 + ", columns " + col0 + " to " + col1);
        }
        c.reshape(row1 - row0, col1 - col0);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        Blocks.extract(a, row0, col0, c);
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        Blocks.extract(da, row0, col0, dc);
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        da.zero();
        Blocks.insert(dc, da, row0, col0);
    }
}
