package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.ejml.dense.row.CommonOps_DDRM;

/** C = A⁻¹ for A n×n, by LU with partial pivoting. Pushforward dC = −C·dA·C; pullback Ā += −Cᵀ·C̄·Cᵀ. */
final class Invert implements UnaryMatrixGate {
    @Override
    public String name() {
        return "invert";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        Shapes.requireSquare(name(), a);
        c.reshape(a.numRows, a.numCols);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        if (!w.lu().decompose(a)) {
            throw new SingularMatrixException(name() + ": " + Shapes.of(a) + " is singular");
        }
        w.lu().invert(c);
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        DMatrixRMaj product = w.scratch().first(c.numRows, c.numCols);
        w.chain().mult(da, c, product);
        w.chain().mult(c, product, dc);
        Scale.scale(-1, dc, dc);
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        DMatrixRMaj transposed = w.scratch().first(c.numRows, c.numCols);
        DMatrixRMaj product = w.scratch().second(c.numRows, c.numCols);
        CommonOps_DDRM.transpose(c, transposed);
        w.chain().mult(dc, transposed, product);
        w.chain().mult(transposed, product, da);
        Scale.scale(-1, da, da);
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
        DMatrixRMaj first = w.scratch().first(c.numRows, c.numCols);
        DMatrixRMaj second = w.scratch().second(c.numRows, c.numCols);
        w.chain().multTransB(adjoint, c, first);
        w.chain().multTransA(dc, first, second);
        w.chain().addScaled(-1, second, out);
        w.chain().multTransB(adjoint, dc, first);
        w.chain().multTransA(c, first, second);
        w.chain().addScaled(-1, second, out);
    }
}
