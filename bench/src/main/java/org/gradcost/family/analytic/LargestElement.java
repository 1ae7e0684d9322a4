package org.gradcost.family.analytic;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.family.ComposedGate;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.PiecewiseLinearUnaryGate;
import org.gradcost.gate.matrix.Workspace;

/** The largest element of a column, as a 1×1 matrix; if several are equal, the first takes the whole gradient. */
public final class LargestElement implements ComposedGate, PiecewiseLinearUnaryGate {

    /** The gate, which has no parameters. */
    public static final LargestElement GATE = new LargestElement();

    private LargestElement() {}

    @Override
    public String name() {
        return "largestElement";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        if (a.numCols != 1) {
            throw new IllegalArgumentException(name() + ": " + a.numCols + " columns, must be one");
        }
        c.reshape(1, 1);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        c.data[0] = a.data[first(a)];
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        dc.data[0] = da.data[first(a)];
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        da.zero();
        da.data[first(a)] = dc.data[0];
    }

    @Override
    public void pullAdd(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        da.data[first(a)] += dc.data[0];
    }

    /** Returns the index of the first largest element, or of the first NaN. */
    private static int first(DMatrixRMaj a) {
        int first = 0;
        for (int i = 0; i < a.numRows; i++) {
            if (a.data[i] != a.data[i]) {
                return i;
            }
            if (a.data[i] > a.data[first]) {
                first = i;
            }
        }
        return first;
    }

    /** Halves the column by elementwise maxima until one element is left. */
    @Override
    public <M extends Matrix<M>> M composed(M a) {
        M rest = a;
        for (int rows = a.numRows(); rows > 1; rows = (rows + 1) / 2) {
            int half = (rows + 1) / 2;
            rest = rest.extractMatrix(0, half, 0, 1).elementMax(rest.extractMatrix(rows - half, rows, 0, 1));
        }
        return rest;
    }
}
