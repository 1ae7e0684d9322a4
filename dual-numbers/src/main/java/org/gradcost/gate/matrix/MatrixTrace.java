package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** c = tr A = Σᵢ aᵢᵢ for A n×n, result 1×1. Pushforward dc = tr dA; pullback Ā += c̄·I. */
final class MatrixTrace implements PiecewiseLinearUnaryGate {
    @Override
    public String name() {
        return "trace";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        Shapes.requireSquare(name(), a);
        c.reshape(1, 1);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        trace(a, c);
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        trace(da, dc);
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        da.zero();
        for (int i = 0; i < da.getNumElements(); i += da.numCols + 1) {
            da.data[i] = dc.data[0];
        }
    }

    private static void trace(DMatrixRMaj a, DMatrixRMaj c) {
        double sum = 0;
        for (int i = 0; i < a.getNumElements(); i += a.numCols + 1) {
            sum += a.data[i];
        }
        c.data[0] = sum;
    }
}
