package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * c = sign det A for A n×n, 1×1: ±1, or 0 if A is singular. The slope is 0. Together with {@link LogDeterminant} it
 * represents a determinant that is out of the range of a double.
 */
final class DeterminantSign implements PiecewiseLinearUnaryGate {
    @Override
    public String name() {
        return "determinantSign";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        Shapes.requireSquare(name(), a);
        c.reshape(1, 1);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        w.lu().decompose(a);
        c.data[0] = w.lu().determinant().sign();
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        dc.zero();
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        da.zero();
    }
}
