package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.Products;

/** c = ⟨A, B⟩ = Σᵢⱼ aᵢⱼbᵢⱼ, 1×1. Pushforward dc = ⟨dA, B⟩ + ⟨A, dB⟩; pullback Ā += c̄·B, B̄ += c̄·A. */
final class FrobeniusProduct implements BilinearGate {
    @Override
    public String name() {
        return "dot";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        Shapes.requireSame(name(), a, b);
        c.reshape(1, 1);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w) {
        c.data[0] = Products.inner(a, b);
    }

    @Override
    public void pushFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        dc.data[0] = w.chain().inner(da, b);
    }

    @Override
    public void pushSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj db, DMatrixRMaj dc, Workspace w) {
        dc.data[0] = w.chain().inner(a, db);
    }

    @Override
    public void pullFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        w.chain().scale(dc.data[0], b, da);
    }

    @Override
    public void pullSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj db, Workspace w) {
        w.chain().scale(dc.data[0], a, db);
    }

    @Override
    public void pullFirstAdd(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        w.chain().addScaled(dc.data[0], b, da);
    }

    @Override
    public void pullSecondAdd(
            DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj db, Workspace w) {
        w.chain().addScaled(dc.data[0], a, db);
    }
}
