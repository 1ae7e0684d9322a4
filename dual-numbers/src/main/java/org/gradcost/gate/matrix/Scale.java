package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** C = s·A for a given number s. Slope: dC = s·dA. */
record Scale(double factor) implements DiagonalUnary, PiecewiseLinearUnaryGate {
    /** Returns the expected gate if it has these parameters, otherwise a new one; see {@link Matrix#expected}. */
    static UnaryMatrixGate of(UnaryMatrixGate expected, double factor) {
        return expected instanceof Scale e && Double.compare(e.factor, factor) == 0 ? e : new Scale(factor);
    }

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        scale(factor, a, c);
    }

    @Override
    public void slope(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        w.chain().scale(factor, d, out);
    }

    /** Computes out = s·x element by element, so that out may be x. */
    static void scale(double s, DMatrixRMaj x, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = s * x.data[i];
        }
    }
}
