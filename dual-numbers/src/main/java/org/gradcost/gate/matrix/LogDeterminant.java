package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;

/**
 * c = log |det A| for A n×n, 1×1, where det A itself may overflow. Pushforward dc = ⟨A⁻ᵀ, dA⟩; pullback Ā += c̄·A⁻ᵀ,
 * whatever the sign of det A.
 */
final class LogDeterminant implements UnaryMatrixGate {
    @Override
    public String name() {
        return "logDeterminant";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        Shapes.requireSquare(name(), a);
        c.reshape(1, 1);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        w.keep(a.numRows, a.numCols);
        if (!w.lu().decompose(a)) {
            throw new SingularMatrixException(name() + ": " + Shapes.of(a) + " is singular");
        }
        c.data[0] = w.lu().determinant().logAbs();
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        dc.data[0] = w.chain().inner(inverseTransposed(w), da);
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        w.chain().scale(dc.data[0], inverseTransposed(w), da);
    }

    private static DMatrixRMaj inverseTransposed(Workspace w) {
        if (w.firstSlope()) {
            w.lu().invertTransposed(w.kept());
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
        DMatrixRMaj inverse = inverseTransposed(w);
        DMatrixRMaj first = w.scratch().first(a.numRows, a.numCols);
        DMatrixRMaj second = w.scratch().second(a.numRows, a.numCols);
        w.chain().multTransA(da, inverse, first);
        w.chain().mult(inverse, first, second);
        w.chain().addScaled(-adjoint.data[0], second, out);
    }
}
