package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** C = A·B for A r×k and B k×c. Pushforward dC = dA·B + A·dB; pullback Ā += C̄·Bᵀ, B̄ += Aᵀ·C̄. */
final class Mult implements BilinearGate {
    @Override
    public String name() {
        return "mult";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        if (a.numCols != b.numRows) {
            throw Shapes.refused(name(), a, b, "inner sizes differ");
        }
        c.reshape(a.numRows, b.numCols);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w) {
        w.products().mult(a, b, c);
    }

    @Override
    public void pushFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        w.chain().mult(da, b, dc);
    }

    @Override
    public void pushSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj db, DMatrixRMaj dc, Workspace w) {
        w.chain().mult(a, db, dc);
    }

    @Override
    public void pullFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        w.chain().multTransB(dc, b, da);
    }

    @Override
    public void pullSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj db, Workspace w) {
        w.chain().multTransA(a, dc, db);
    }
}
