package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.UnaryGate;

/**
 * A scalar gate on every element, cᵢⱼ = f(aᵢⱼ). Slope: f′(aᵢⱼ), as the scalar gate states it.
 *
 * <p>The workspace keeps what the scalar gate's value and slope share, and, from the first slope on, the slopes.
 */
record Elementwise(UnaryGate gate) implements DiagonalUnary {
    /** The expected gate if it is this one: see {@link Matrix#expected}. */
    static UnaryMatrixGate of(UnaryMatrixGate expected, UnaryGate gate) {
        return expected instanceof Elementwise e && e.gate == gate ? e : new Elementwise(gate);
    }

    @Override
    public String name() {
        return gate.name();
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        double[] shared = w.keep(a.numRows, a.numCols).data;
        double[] x = a.data;
        double[] y = c.data;
        int n = c.getNumElements();
        for (int i = 0; i < n; i++) {
            double s = gate.shared(x[i]);
            shared[i] = s;
            y[i] = gate.value(x[i], s);
        }
    }

    @Override
    public void slope(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        double[] slopes = w.kept().data;
        int n = out.getNumElements();
        if (w.firstSlope()) {
            for (int i = 0; i < n; i++) {
                double slope = gate.slope(a.data[i], c.data[i], slopes[i]);
                slopes[i] = slope;
                out.data[i] = slope * d.data[i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                out.data[i] = slopes[i] * d.data[i];
            }
        }
    }
}
