package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * The sum over all elements (1×1), over each row (r×1) or over each column (1×c). The pushforward is the same sum of dA; the
 * pullback repeats C̄ over the shape of A. As a linear map it is the transpose of {@link Broadcast}.
 */
record SumReduction(String name, boolean alongRows, boolean alongColumns) implements PiecewiseLinearUnaryGate {
    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        c.reshape(alongColumns ? 1 : a.numRows, alongRows ? 1 : a.numCols);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        Spread.sum(a, c);
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        Spread.sum(da, dc);
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        Spread.repeat(dc, da);
    }
}
