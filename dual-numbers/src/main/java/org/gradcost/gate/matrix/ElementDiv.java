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
        quotient(a, b, c);
    }

    @Override
    public void first(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out) {
        quotient(d, b, out);
    }

    @Override
    public void second(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = -c.data[i] * d.data[i] / b.data[i];
        }
    }

    private static void quotient(DMatrixRMaj x, DMatrixRMaj y, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = x.data[i] / y.data[i];
        }
    }
}
