package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** C = Aᵀ. Pushforward dC = dAᵀ; pullback Ā += C̄ᵀ. */
final class Transpose implements PiecewiseLinearUnaryGate {
    @Override
    public String name() {
        return "transpose";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        c.reshape(a.numCols, a.numRows);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        CommonOps_DDRM.transpose(a, c);
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        CommonOps_DDRM.transpose(da, dc);
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        CommonOps_DDRM.transpose(dc, da);
    }
}
