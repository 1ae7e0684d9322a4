package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * c = Σᵢⱼ aᵢⱼ², 1×1. Pushforward dc = 2·⟨A, dA⟩; pullback Ā += 2·c̄·A, at half the cost of the {@link FrobeniusProduct} of
 * A with itself.
 */
final class SumOfSquares implements UnaryMatrixGate {
    @Override
    public String name() {
        return "sumOfSquares";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        c.reshape(1, 1);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        c.data[0] = Products.inner(a, a);
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        dc.data[0] = 2 * w.chain().inner(a, da);
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        w.chain().scale(2 * dc.data[0], a, da);
    }

    @Override
    public void pullAdd(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        w.chain().addScaled(2 * dc.data[0], a, da);
    }

    @Override
    public void pullAlong(
            DMatrixRMaj a,
            DMatrixRMaj c,
            DMatrixRMaj da,
            DMatrixRMaj dc,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        w.chain().addScaled(2 * adjoint.data[0], da, out);
    }
}
