package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** cᵢⱼ = aᵢⱼ + s for a given number s. Slope: dC = dA. */
record Shift(double offset) implements DiagonalUnary, PiecewiseLinearUnaryGate {
    /** Returns the expected gate if it has these parameters, otherwise a new one; see {@link Matrix#expected}. */
    static UnaryMatrixGate of(UnaryMatrixGate expected, double offset) {
        return expected instanceof Shift e && Double.compare(e.offset, offset) == 0 ? e : new Shift(offset);
    }

    @Override
    public String name() {
        return "plus";
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        int n = c.getNumElements();
        for (int i = 0; i < n; i++) {
            c.data[i] = a.data[i] + offset;
        }
    }

    @Override
    public void slope(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        System.arraycopy(d.data, 0, out.data, 0, d.getNumElements());
    }
}
