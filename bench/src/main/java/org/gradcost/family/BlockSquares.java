package org.gradcost.family;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.UnaryMatrixGate;
import org.gradcost.gate.matrix.Workspace;

/**
 * The squared lengths of the pieces of d elements of each row, N×K from N×K·d: {@code c_nk = Σ_j a²_{n,kd+j}}. Pushforward
 * dc_nk = Σ_j 2·a·da; pullback ā += 2·a·c̄_nk.
 */
record BlockSquares(int d) implements UnaryMatrixGate {

    @Override
    public String name() {
        return "blockSquares";
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
        products(1, a, a, c);
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        products(2, a, da, dc);
    }

    private void products(double factor, DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        int from = 0;
        for (int piece = 0; piece < c.getNumElements(); piece++) {
            double sum = 0;
            for (int end = from + d; from < end; from++) {
                sum += a.data[from] * b.data[from];
            }
            c.data[piece] = factor * sum;
        }
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        int at = 0;
        for (int piece = 0; piece < dc.getNumElements(); piece++) {
            double twice = 2 * dc.data[piece];
            for (int end = at + d; at < end; at++) {
                da.data[at] = twice * a.data[at];
            }
        }
    }
}
