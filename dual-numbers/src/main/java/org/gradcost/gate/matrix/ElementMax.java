package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * cᵢⱼ = max(aᵢⱼ, bᵢⱼ). Slopes: [aᵢⱼ ≥ bᵢⱼ] and [aᵢⱼ &lt; bᵢⱼ], so that at a tie the first argument takes the whole
 * gradient. If either argument is NaN, the value is NaN and the first argument takes the gradient.
 */
final class ElementMax implements DiagonalBinary, PiecewiseLinearBinaryGate {
    @Override
    public String name() {
        return "elementMax";
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w) {
        int n = c.getNumElements();
        for (int i = 0; i < n; i++) {
            c.data[i] = Math.max(a.data[i], b.data[i]);
        }
    }

    @Override
    public void first(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = a.data[i] < b.data[i] ? 0 : d.data[i];
        }
    }

    @Override
    public void second(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = a.data[i] < b.data[i] ? d.data[i] : 0;
        }
    }
}
