package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** C = A + B. Slopes: dC = dA, dC = dB. */
final class Plus implements DiagonalBinary, PiecewiseLinearBinaryGate {
    @Override
    public String name() {
        return "plus";
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w) {
        int n = c.getNumElements();
        for (int i = 0; i < n; i++) {
            c.data[i] = a.data[i] + b.data[i];
        }
    }

    @Override
    public void first(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        System.arraycopy(d.data, 0, out.data, 0, d.getNumElements());
    }

    @Override
    public void second(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        System.arraycopy(d.data, 0, out.data, 0, d.getNumElements());
    }
}
