package org.gradcost.gate.matrix;

import static org.gradcost.gate.ChainRule.times;

import org.ejml.data.DMatrixRMaj;

/** C = A ⊘ B, cᵢⱼ = aᵢⱼ/bᵢⱼ. Slopes: dC = dA ⊘ B, dC = −C ∘ dB ⊘ B. */
final class ElementDiv implements DiagonalBinary {
    @Override
    public String name() {
        return "elementDiv";
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w) {
        int n = c.getNumElements();
        for (int i = 0; i < n; i++) {
            c.data[i] = a.data[i] / b.data[i];
        }
    }

    @Override
    public void first(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        w.chain().quotient(d, b, out);
    }

    @Override
    public void second(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        w.chain().quotientOfDivisor(c, b, d, out);
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
        // nothing to add: this pullback does not depend on A
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
        addSlope(b, db, adjoint, out);
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
        addSlope(b, da, adjoint, out);
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
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] -= times(times(2 * c.data[i], ofSlope(b.data[i], db.data[i])), adjoint.data[i]);
        }
    }

    /** Adds −D∘C̄ ⊘ B², the derivative of each pullback along a tangent D of the other argument. */
    private static void addSlope(DMatrixRMaj b, DMatrixRMaj d, DMatrixRMaj adjoint, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] += times(ofSlope(b.data[i], d.data[i]), adjoint.data[i]);
        }
    }

    /** Returns −d/b². */
    private static double ofSlope(double b, double d) {
        return times(-1 / b / b, d);
    }
}
