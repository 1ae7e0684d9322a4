package org.gradcost.family.learning;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.family.ComposedGate;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.Workspace;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * The exponents of normal distributions, N×K from N×K·d, each of which is minus half the squared length of d consecutive elements
 * of a row: {@code c_nk = −½·Σ_j a²_{n,kd+j}}. Pushforward dc_nk = −Σ_j a·da; pullback ā −= a·c̄_nk.
 */
record Exponents(int d) implements ComposedGate {

    @Override
    public String name() {
        return "exponents";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        if (a.numCols % d != 0) {
            throw new IllegalArgumentException(name() + ": " + a.numCols + " columns are no pieces of " + d);
        }
        c.reshape(a.numRows, a.numCols / d);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        products(-0.5, a, a, c);
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        products(-1, a, da, dc);
    }

    /** Returns the gate's result, where a product with a matrix of 0 and 1 sums the squares of each segment. */
    @Override
    public <M extends Matrix<M>> M composed(M a) {
        DMatrixRMaj pieces = new DMatrixRMaj(a.numCols(), a.numCols() / d);
        for (int i = 0; i < pieces.numRows; i++) {
            pieces.set(i, i / d, 1);
        }
        return a.elementMult(a).mult(a.constant(pieces)).scale(-0.5);
    }

    private void products(double factor, DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        for (int piece = 0; piece < c.getNumElements(); piece++) {
            c.data[piece] = factor * Products.dot(a.data, piece * d, b.data, piece * d, d);
        }
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        int at = 0;
        for (int piece = 0; piece < dc.getNumElements(); piece++) {
            double slope = -dc.data[piece];
            for (int end = at + d; at < end; at++) {
                da.data[at] = slope * a.data[at];
            }
        }
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
        int at = 0;
        for (int piece = 0; piece < adjoint.getNumElements(); piece++) {
            for (int end = at + d; at < end; at++) {
                out.data[at] -= adjoint.data[piece] * da.data[at];
            }
        }
    }
}
