package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** C = A ∘ B, cᵢⱼ = aᵢⱼbᵢⱼ. Slopes: dC = dA ∘ B, dC = A ∘ dB. */
final class ElementMult implements DiagonalBinary, BilinearGate {
    @Override
    public String name() {
        return "elementMult";
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w) {
        int n = c.getNumElements();
        for (int i = 0; i < n; i++) {
            c.data[i] = a.data[i] * b.data[i];
        }
    }

    @Override
    public void first(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        w.chain().product(1, b, d, out);
    }

    @Override
    public void second(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        w.chain().product(1, a, d, out);
    }
}
