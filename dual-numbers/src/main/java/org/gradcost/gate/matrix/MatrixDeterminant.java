package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.Cofactors;

/**
 * c = det A for A n×n, 1×1. Pushforward dc = ⟨K, dA⟩; pullback Ā += c̄·K, where K is the matrix of cofactors. For a regular
 * matrix K is c·A⁻ᵀ; for a singular one it is also defined, and in general not 0. Products of pivots have a separate
 * exponent, so that the value and K overflow only if they are out of range themselves.
 */
final class MatrixDeterminant implements UnaryMatrixGate {
    @Override
    public String name() {
        return "determinant";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        Shapes.requireSquare(name(), a);
        c.reshape(1, 1);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        w.keep(a.numRows, a.numCols);
        w.lu().decompose(a);
        c.data[0] = w.lu().determinant().value();
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        dc.data[0] = w.chain().inner(cofactors(a, w), da);
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        w.chain().scale(dc.data[0], cofactors(a, w), da);
    }

    private static DMatrixRMaj cofactors(DMatrixRMaj a, Workspace w) {
        if (w.firstSlope()) {
            Cofactors.of(a, w.lu(), w.kept());
        }
        return w.kept();
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
        DMatrixRMaj moves = w.scratch().first(a.numRows, a.numCols);
        Cofactors.along(a, da, moves);
        w.chain().addScaled(adjoint.data[0], moves, out);
    }
}
