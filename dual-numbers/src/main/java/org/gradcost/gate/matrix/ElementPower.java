package org.gradcost.gate.matrix;

import static org.gradcost.gate.ChainRule.times;

import org.ejml.data.DMatrixRMaj;

/** cᵢⱼ = aᵢⱼᵖ for a given number p. Slope: p·aᵢⱼᵖ⁻¹, which is 0 everywhere for p = 0. */
record ElementPower(double exponent) implements DiagonalUnary {
    /** Returns the expected gate if it has these parameters, otherwise a new one; see {@link Matrix#expected}. */
    static UnaryMatrixGate of(UnaryMatrixGate expected, double exponent) {
        return expected instanceof ElementPower e && Double.compare(e.exponent, exponent) == 0
                ? e
                : new ElementPower(exponent);
    }

    @Override
    public String name() {
        return "elementPower";
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        int n = c.getNumElements();
        if (exponent == 2) { // by far the most common case, and many times faster than pow
            for (int i = 0; i < n; i++) {
                c.data[i] = a.data[i] * a.data[i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                c.data[i] = Math.pow(a.data[i], exponent);
            }
        }
    }

    @Override
    public void slope(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        int n = out.getNumElements();
        if (exponent == 2) {
            w.chain().product(2, a, d, out);
        } else if (exponent == 0) { // where the formula has 0·∞ at a zero
            out.zero();
        } else {
            for (int i = 0; i < n; i++) {
                out.data[i] = times(exponent * Math.pow(a.data[i], exponent - 1), d.data[i]);
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
        int n = out.getNumElements();
        double factor = exponent * (exponent - 1);
        if (exponent == 2) {
            for (int i = 0; i < n; i++) {
                out.data[i] += times(2 * da.data[i], adjoint.data[i]);
            }
        } else if (factor != 0) {
            for (int i = 0; i < n; i++) {
                double curvature = factor * Math.pow(a.data[i], exponent - 2);
                out.data[i] += times(times(curvature, da.data[i]), adjoint.data[i]);
            }
        }
    }
}
