package org.gradcost.family.learning;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.family.ComposedGate;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.PiecewiseLinearUnaryGate;
import org.gradcost.gate.matrix.Workspace;

/**
 * A gate that stacks K lower triangles, K·d×d, from K×d(d + 1)/2: a row contains the d entries of a diagonal, followed by those
 * below it, column by column. It is a linear map P with one 1 in each column: pushforward dC = P·dA, pullback Ā += Pᵀ·C̄.
 */
record LowerTriangles(int d) implements ComposedGate, PiecewiseLinearUnaryGate {

    @Override
    public String name() {
        return "lowerTriangles";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        if (a.numCols != d * (d + 1) / 2) {
            throw new IllegalArgumentException(name() + ": " + a.numCols + " columns for triangles of size " + d);
        }
        c.reshape(a.numRows * d, d);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        scatter(a, c);
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        scatter(da, dc);
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        int from = 0;
        for (int start = 0; start < dc.data.length && from < da.getNumElements(); start += d * d) {
            for (int j = 0; j < d; j++) {
                da.data[from++] = dc.data[start + j * d + j];
            }
            for (int j = 0; j < d; j++) {
                for (int i = j + 1; i < d; i++) {
                    da.data[from++] = dc.data[start + i * d + j];
                }
            }
        }
    }

    /**
     * Returns the gate's result, where products with matrices of 0 and 1 from either side place the rows i of all triangles, for
     * each i.
     */
    @Override
    public <M extends Matrix<M>> M composed(M a) {
        M triangles = null;
        for (int i = 0; i < d; i++) {
            DMatrixRMaj rows = new DMatrixRMaj(a.numRows() * d, a.numRows());
            for (int k = 0; k < rows.numCols; k++) {
                rows.set(k * d + i, k, 1);
            }
            DMatrixRMaj columns = new DMatrixRMaj(a.numCols(), d);
            columns.set(i, i, 1);
            int from = d;
            for (int j = 0; j < i; j++) {
                columns.set(from + i - j - 1, j, 1);
                from += d - 1 - j;
            }
            M row = a.constant(rows).mult(a).mult(a.constant(columns));
            triangles = triangles == null ? row : triangles.plus(row);
        }
        return triangles;
    }

    private void scatter(DMatrixRMaj a, DMatrixRMaj c) {
        c.zero();
        int from = 0;
        for (int start = 0; from < a.getNumElements(); start += d * d) {
            for (int j = 0; j < d; j++) {
                c.data[start + j * d + j] = a.data[from++];
            }
            for (int j = 0; j < d; j++) {
                for (int i = j + 1; i < d; i++) {
                    c.data[start + i * d + j] = a.data[from++];
                }
            }
        }
    }
}
