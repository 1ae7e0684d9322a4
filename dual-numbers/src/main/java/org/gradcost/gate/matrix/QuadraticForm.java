package org.gradcost.gate.matrix;

import static org.gradcost.gate.ChainRule.times;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * c = xᵀAx for x n×1 and A symmetric, n×n. Only the lower triangle of A is read, as in BLAS: c = xᵀSx, where S is the
 * symmetric matrix with this triangle. The value keeps y = Sx, from which the slope with respect to x is computed:
 * pushforward dc = 2·⟨y, dx⟩, pullback x̄ += 2c̄·y. With respect to the triangle, dc = xᵀ·dS·x; āᵢⱼ gets 2c̄·xᵢxⱼ below the
 * diagonal, c̄·xᵢ² on it and 0 above.
 */
final class QuadraticForm implements BinaryMatrixGate {
    @Override
    public String name() {
        return "quadraticForm";
    }

    @Override
    public void shape(DMatrixRMaj x, DMatrixRMaj a, DMatrixRMaj c) {
        if (a.numRows != a.numCols) {
            throw Shapes.refused(name(), x, a, "the second is not square");
        }
        if (x.numCols != 1 || x.numRows != a.numRows) {
            throw Shapes.refused(name(), x, a, "the first must be a column with the same number of rows");
        }
        c.reshape(1, 1);
    }

    @Override
    public void value(DMatrixRMaj x, DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        DMatrixRMaj y = w.keep(x.numRows, 1);
        Products.multSymmetric(x.numRows, a.data, x.data, y.data);
        c.data[0] = Products.inner(x, y);
    }

    @Override
    public void pushFirst(DMatrixRMaj x, DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dx, DMatrixRMaj dc, Workspace w) {
        dc.data[0] = 2 * w.chain().inner(w.kept(), dx);
    }

    @Override
    public void pushSecond(DMatrixRMaj x, DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        DMatrixRMaj y = w.scratch().first(x.numRows, 1);
        w.chain().multSymmetric(da, x, y);
        dc.data[0] = w.chain().inner(x, y);
    }

    @Override
    public void pullFirst(DMatrixRMaj x, DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj dx, Workspace w) {
        w.chain().scale(2 * dc.data[0], w.kept(), dx);
    }

    @Override
    public void pullSecond(DMatrixRMaj x, DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        da.zero();
        int n = x.numRows;
        for (int i = 0; i < n; i++) {
            double carried = times(x.data[i], dc.data[0]);
            w.chain().addScaled(i, 2 * carried, x.data, 0, da.data, i * n);
            da.data[i * n + i] = times(x.data[i], carried);
        }
    }

    @Override
    public void pullFirstAdd(DMatrixRMaj x, DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj dx, Workspace w) {
        w.chain().addScaled(2 * dc.data[0], w.kept(), dx);
    }

    @Override
    public void pullFirstAlongFirst(
            DMatrixRMaj x,
            DMatrixRMaj a,
            DMatrixRMaj c,
            DMatrixRMaj dx,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        addProduct(a, dx, adjoint, out, w);
    }

    @Override
    public void pullFirstAlongSecond(
            DMatrixRMaj x,
            DMatrixRMaj a,
            DMatrixRMaj c,
            DMatrixRMaj da,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        addProduct(da, x, adjoint, out, w);
    }

    @Override
    public void pullSecondAlongFirst(
            DMatrixRMaj x,
            DMatrixRMaj a,
            DMatrixRMaj c,
            DMatrixRMaj dx,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        int n = x.numRows;
        for (int i = 0; i < n; i++) {
            double carried = 2 * times(x.data[i], adjoint.data[0]);
            double carriedMoves = 2 * times(dx.data[i], adjoint.data[0]);
            w.chain().addScaled(i, carried, dx.data, 0, out.data, i * n);
            w.chain().addScaled(i, carriedMoves, x.data, 0, out.data, i * n);
            out.data[i * n + i] += times(x.data[i], carriedMoves);
        }
    }

    @Override
    public void pullSecondAlongSecond(
            DMatrixRMaj x,
            DMatrixRMaj a,
            DMatrixRMaj c,
            DMatrixRMaj da,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        // nothing to add: this pullback does not depend on A
    }

    /** Adds 2c̄·Sx to out, where S is symmetric and given by the lower triangle of A. */
    private static void addProduct(DMatrixRMaj a, DMatrixRMaj x, DMatrixRMaj adjoint, DMatrixRMaj out, Workspace w) {
        DMatrixRMaj y = w.scratch().first(x.numRows, 1);
        w.chain().multSymmetric(a, x, y);
        w.chain().addScaled(2 * adjoint.data[0], y, out);
    }
}
