package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * c = ‖A‖ = √(Σᵢⱼ aᵢⱼ²), the Frobenius norm, 1×1, without overflow or underflow inside.
 * Pushforward dc = ⟨A/c, dA⟩; pullback Ā += c̄·A/c. At A = 0, where there is a kink, both are 0: of all subgradients,
 * the one of least norm.
 */
final class NormF implements UnaryMatrixGate {
    @Override
    public String name() {
        return "normF";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        c.reshape(1, 1);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        double squares = Products.inner(a, a);
        boolean safe = squares > 1e-250 && squares < 1e250 || Double.isNaN(squares);
        c.data[0] = safe ? Math.sqrt(squares) : NormOps_DDRM.normF(a); // which scales, and takes NaN for 0
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        double norm = c.data[0];
        int n = a.getNumElements();
        double sum = 0;
        for (int i = 0; i < n && norm != 0; i++) {
            sum += a.data[i] / norm * da.data[i];
        }
        dc.data[0] = sum;
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        double norm = c.data[0];
        int n = a.getNumElements();
        for (int i = 0; i < n; i++) {
            da.data[i] = norm == 0 ? 0 : a.data[i] / norm * dc.data[0];
        }
    }
}
