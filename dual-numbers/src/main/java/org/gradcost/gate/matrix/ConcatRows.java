package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** C = [A; B], A r₁×c above B r₂×c. The pushforward is dC = [dA; dB]; the pullback adds the rows of C̄ to Ā and B̄. */
final class ConcatRows implements PiecewiseLinearBinaryGate {
    @Override
    public String name() {
        return "concatRows";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        if (a.numCols != b.numCols) {
            throw Shapes.refused(name(), a, b, "columns differ");
        }
        c.reshape(a.numRows + b.numRows, a.numCols);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w) {
        Blocks.insert(a, c, 0, 0);
        Blocks.insert(b, c, a.numRows, 0);
    }

    @Override
    public void pushFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        dc.zero();
        Blocks.insert(da, dc, 0, 0);
    }

    @Override
    public void pushSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj db, DMatrixRMaj dc, Workspace w) {
        dc.zero();
        Blocks.insert(db, dc, a.numRows, 0);
    }

    @Override
    public void pullFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        Blocks.extract(dc, 0, 0, da);
    }

    @Override
    public void pullSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj db, Workspace w) {
        Blocks.extract(dc, a.numRows, 0, db);
    }
}
