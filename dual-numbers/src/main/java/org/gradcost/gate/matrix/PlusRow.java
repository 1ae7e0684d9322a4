package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * cᵢⱼ = aᵢⱼ + bⱼ for A r×c and a row B 1×c, which is added to each row of A. The pushforward adds dB to each row of dA; the
 * pullback adds C̄ to Ā and the sums of the columns of C̄ to B̄. It replaces {@link Broadcast} followed by {@link Plus}.
 */
final class PlusRow implements PiecewiseLinearBinaryGate {
    @Override
    public String name() {
        return "plusRow";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        if (b.numRows != 1 || b.numCols != a.numCols) {
            throw Shapes.refused(name(), a, b, "the second must be a row with the same number of columns");
        }
        c.reshape(a.numRows, a.numCols);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w) {
        int cols = c.numCols;
        for (int i = 0; i < c.numRows; i++) {
            int row = i * cols;
            for (int j = 0; j < cols; j++) {
                c.data[row + j] = a.data[row + j] + b.data[j];
            }
        }
    }

    @Override
    public void pushFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        System.arraycopy(da.data, 0, dc.data, 0, dc.getNumElements());
    }

    @Override
    public void pushSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj db, DMatrixRMaj dc, Workspace w) {
        Spread.repeat(db, dc);
    }

    @Override
    public void pullFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        System.arraycopy(dc.data, 0, da.data, 0, da.getNumElements());
    }

    @Override
    public void pullSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj db, Workspace w) {
        Spread.sum(dc, db);
    }
}
