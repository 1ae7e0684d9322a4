package org.gradcost.family;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.UnaryMatrixGate;
import org.gradcost.gate.matrix.Workspace;

/**
 * The squared lengths of the pieces of d elements of each column, K×N from K·d×N: {@code c_kn = Σ_j a²_{kd+j,n}}.
 * Pushforward dc_kn = Σ_j 2·a·da; pullback ā += 2·a·c̄_kn.
 */
record BlockSquares(int d) implements UnaryMatrixGate {

    @Override
    public String name() {
        return "blockSquares";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        if (a.numRows % d != 0) {
            throw new IllegalArgumentException(name() + ": " + a.numRows + " rows are no pieces of " + d);
        }
        c.reshape(a.numRows / d, a.numCols);
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
        int n = a.numCols;
        Arrays.fill(c.data, 0, c.getNumElements(), 0);
        for (int row = 0; row < a.numRows; row++) {
            int from = row * n;
            int to = row / d * n;
            for (int i = 0; i < n; i++) {
                c.data[to + i] += factor * a.data[from + i] * b.data[from + i];
            }
        }
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        int n = a.numCols;
        for (int row = 0; row < a.numRows; row++) {
            int at = row * n;
            int of = row / d * n;
            for (int i = 0; i < n; i++) {
                da.data[at + i] = 2 * a.data[at + i] * dc.data[of + i];
            }
        }
    }
}
