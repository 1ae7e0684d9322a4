package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** C = A ⊘ B, cᵢⱼ = aᵢⱼ/bᵢⱼ. Slopes: dC = dA ⊘ B, dC = −C ∘ dB ⊘ B. */
final class ElementDiv implements DiagonalBinary {
    @Override
    public String name() {
        return "elementDiv";
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w) {
        int n = c.getNumElements();
        for (int i = 0; i < n; i++) {
            c.data[i] = a.data[i] / b.data[i];
        }
    }

    @Override
    public void first(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        w.chain().quotient(d, b, out);
    }

    @Override
    public void second(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        w.chain().quotientOfDivisor(c, b, d, out);
    }
}
