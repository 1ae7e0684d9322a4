package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** C = A ∘ B, cᵢⱼ = aᵢⱼbᵢⱼ. Slopes: dC = dA ∘ B, dC = A ∘ dB. */
final class ElementMult implements DiagonalBinary {
    @Override
    public String name() {
        return "elementMult";
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w) {
        product(a, b, c);
    }

    @Override
    public void first(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out) {
        product(d, b, out);
    }

    @Override
    public void second(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out) {
        product(a, d, out);
    }

    private static void product(DMatrixRMaj x, DMatrixRMaj y, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = x.data[i] * y.data[i];
        }
    }
}
