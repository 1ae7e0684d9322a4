package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** C = s·A for A r×c and s 1×1. Pushforward dC = s·dA + ds·A; pullback Ā += s·C̄, s̄ += ⟨A, C̄⟩. */
final class ScaleBy implements BilinearGate {
    @Override
    public String name() {
        return "scale";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj s, DMatrixRMaj c) {
        if (s.numRows != 1 || s.numCols != 1) {
            throw Shapes.refused(name(), a, s, "the factor must be 1x1");
        }
        c.reshape(a.numRows, a.numCols);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj s, DMatrixRMaj c, Workspace w) {
        Scale.scale(s.data[0], a, c);
    }

    @Override
    public void pushFirst(DMatrixRMaj a, DMatrixRMaj s, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        w.chain().scale(s.data[0], da, dc);
    }

    @Override
    public void pushSecond(DMatrixRMaj a, DMatrixRMaj s, DMatrixRMaj c, DMatrixRMaj ds, DMatrixRMaj dc, Workspace w) {
        w.chain().scale(ds.data[0], a, dc);
    }

    @Override
    public void pullFirst(DMatrixRMaj a, DMatrixRMaj s, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        w.chain().scale(s.data[0], dc, da);
    }

    @Override
    public void pullSecond(DMatrixRMaj a, DMatrixRMaj s, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj ds, Workspace w) {
        ds.data[0] = w.chain().inner(a, dc);
    }

    @Override
    public void pullFirstAdd(DMatrixRMaj a, DMatrixRMaj s, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        w.chain().addScaled(s.data[0], dc, da);
    }
}
