package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;

/**
 * C = A⁻¹·B for A n×n and B n×m, by LU with partial pivoting.
 * Pushforward dC = A⁻¹·(dB − dA·C); pullback B̄ += A⁻ᵀ·C̄, Ā += −(A⁻ᵀ·C̄)·Cᵀ.
 */
final class Solve implements BinaryMatrixGate {
    @Override
    public String name() {
        return "solve";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        if (a.numRows != a.numCols) {
            throw Shapes.refused(name(), a, b, "the first is not square");
        }
        if (a.numRows != b.numRows) {
            throw Shapes.refused(name(), a, b, "rows differ");
        }
        c.reshape(b.numRows, b.numCols);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w) {
        if (!w.lu().decompose(a)) {
            throw new SingularMatrixException(name() + ": " + Shapes.of(a) + " is singular");
        }
        w.lu().solve(b, c);
    }

    @Override
    public void pushFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        DMatrixRMaj product = w.scratch().first(c.numRows, c.numCols);
        w.chain().mult(da, c, product);
        w.lu().solve(product, dc);
        w.chain().solved(product, dc);
        Scale.scale(-1, dc, dc);
    }

    @Override
    public void pushSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj db, DMatrixRMaj dc, Workspace w) {
        w.lu().solve(db, dc);
        w.chain().solved(db, dc);
    }

    @Override
    public void pullFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        DMatrixRMaj solved = w.scratch().first(dc.numRows, dc.numCols);
        w.lu().solveTransposed(dc, solved);
        w.chain().solved(dc, solved);
        Scale.scale(-1, solved, solved);
        w.chain().multTransB(solved, c, da);
    }

    @Override
    public void pullSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj db, Workspace w) {
        w.lu().solveTransposed(dc, db);
        w.chain().solved(dc, db);
    }

    @Override
    public void pullFirstAlongFirst(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj da,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        DMatrixRMaj solved = w.scratch().first(c.numRows, c.numCols);
        DMatrixRMaj product = w.scratch().second(c.numRows, c.numCols);
        DMatrixRMaj moves = w.scratch().third(c.numRows, c.numCols);
        solveTransposed(adjoint, solved, w);
        w.chain().multTransA(da, solved, product);
        solveTransposed(product, moves, w); // −d/dt of A⁻ᵀ·C̄
        addProduct(1, moves, c, out, w);
        w.chain().mult(da, c, product);
        w.lu().solve(product, moves); // −dC
        w.chain().solved(product, moves);
        addProduct(1, solved, moves, out, w);
    }

    @Override
    public void pullFirstAlongSecond(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj db,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        DMatrixRMaj solved = w.scratch().first(c.numRows, c.numCols);
        DMatrixRMaj moves = w.scratch().second(c.numRows, c.numCols);
        solveTransposed(adjoint, solved, w);
        w.lu().solve(db, moves);
        w.chain().solved(db, moves);
        addProduct(-1, solved, moves, out, w);
    }

    @Override
    public void pullSecondAlongFirst(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj da,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        DMatrixRMaj solved = w.scratch().first(c.numRows, c.numCols);
        DMatrixRMaj product = w.scratch().second(c.numRows, c.numCols);
        solveTransposed(adjoint, solved, w);
        w.chain().multTransA(da, solved, product);
        solveTransposed(product, solved, w);
        w.chain().addScaled(-1, solved, out);
    }

    @Override
    public void pullSecondAlongSecond(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj db,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        // nothing to add: C is linear in B
    }

    /** Computes X = A⁻ᵀ·B. */
    private static void solveTransposed(DMatrixRMaj b, DMatrixRMaj x, Workspace w) {
        w.lu().solveTransposed(b, x);
        w.chain().solved(b, x);
    }

    /** Adds s·X·Yᵀ to out. */
    private static void addProduct(double s, DMatrixRMaj x, DMatrixRMaj y, DMatrixRMaj out, Workspace w) {
        DMatrixRMaj product = w.contribution(out.numRows, out.numCols);
        w.chain().multTransB(x, y, product);
        w.chain().addScaled(s, product, out);
    }
}
