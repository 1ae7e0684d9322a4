package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** C = −A. Slope: dC = −dA. */
final class Negative implements DiagonalUnary, PiecewiseLinearUnaryGate {
    @Override
    public String name() {
        return "negative";
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        Scale.scale(-1, a, c);
    }

    @Override
    public void slope(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        Scale.scale(-1, d, out);
    }
}
