package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** C = [A B] for A r×c₁ and B r×c₂. The pushforward is dC = [dA dB]; the pullback adds the columns of C̄ to Ā and B̄. */
final class ConcatColumns implements PiecewiseLinearBinaryGate {
    @Override
    public String name() {
        return "concatColumns";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        if (a.numRows != b.numRows) {
            throw Shapes.refused(name(), a, b, "rows differ");
        }
        c.reshape(a.numRows, a.numCols + b.numCols);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w) {
        Blocks.insert(a, c, 0, 0);
        Blocks.insert(b, c, 0, a.numCols);
    }

    @Override
    public void pushFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        dc.zero();
        Blocks.insert(da, dc, 0, 0);
    }

    @Override
    public void pushSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj db, DMatrixRMaj dc, Workspace w) {
        dc.zero();
        Blocks.insert(db, dc, 0, a.numCols);
    }

    @Override
    public void pullFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        Blocks.extract(dc, 0, 0, da);
    }

    @Override
    public void pullSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj db, Workspace w) {
        Blocks.extract(dc, 0, a.numCols, db);
    }
}
