package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * cᵢⱼ = max(aᵢⱼ, 0). The slope is [aᵢⱼ ≥ 0], which is 1 at 0, by the same convention as {@link ElementMax}. NaN propagates.
 */
final class Relu implements DiagonalUnary, PiecewiseLinearUnaryGate {
    @Override
    public String name() {
        return "relu";
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        int n = c.getNumElements();
        for (int i = 0; i < n; i++) {
            c.data[i] = Math.max(a.data[i], 0);
        }
    }

    @Override
    public void slope(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = a.data[i] < 0 ? 0 : d.data[i];
        }
    }
}
