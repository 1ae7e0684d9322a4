package org.gradcost.gate.matrix;

import static org.gradcost.gate.ChainRule.times;

import java.util.IdentityHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.Curvatures;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.Gates;
import org.gradcost.gate.UnaryGate;

/**
 * A scalar gate applied to each element, cᵢⱼ = f(aᵢⱼ), with the slope f′(aᵢⱼ) of the scalar gate.
 *
 * <p>The workspace keeps the intermediate result that value and slope of the scalar gate share, if there is one. If not, the
 * slopes are only stored from their second evaluation on; a reverse sweep evaluates them once, and for long vectors memory
 * traffic costs as much as arithmetic.
 */
record Elementwise(UnaryGate gate) implements DiagonalUnary {
    /**
     * The factor c of each gate whose value and slope share e^(c·|x|), which is computed for all elements by an array
     * function.
     */
    private static final Map<UnaryGate, Double> SHARED_FACTOR = new IdentityHashMap<>(
            Map.of(Gates.SIGMOID, -1.0, Gates.SOFTPLUS, -1.0, Gates.LOG_SIGMOID, -1.0, Gates.TANH, -2.0));

    /** Returns the expected gate if it has these parameters, otherwise a new one; see {@link Matrix#expected}. */
    static UnaryMatrixGate of(UnaryMatrixGate expected, UnaryGate gate) {
        return expected instanceof Elementwise e && e.gate == gate ? e : new Elementwise(gate);
    }

    @Override
    public String name() {
        return gate.name();
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        double[] x = a.data;
        double[] y = c.data;
        int n = c.getNumElements();
        w.begin();
        if (gate == Gates.EXP && x != y) {
            Elementary.exp(n, x, y);
        } else if (SHARED_FACTOR.containsKey(gate) && x != y) {
            double[] shared = w.kept(a.numRows, a.numCols).data;
            scaleMagnitudes(n, SHARED_FACTOR.get(gate), x, y);
            Elementary.exp(n, y, shared);
            for (int i = 0; i < n; i++) {
                y[i] = gate.value(x[i], shared[i]);
            }
        } else if (gate.sharesWork()) {
            double[] shared = w.kept(a.numRows, a.numCols).data;
            for (int i = 0; i < n; i++) {
                double s = gate.shared(x[i]);
                shared[i] = s;
                y[i] = gate.value(x[i], s);
            }
        } else {
            for (int i = 0; i < n; i++) {
                y[i] = gate.value(x[i], 0);
            }
        }
    }

    private static void scaleMagnitudes(int n, double factor, double[] x, double[] y) {
        for (int i = 0; i < n; i++) {
            y[i] = factor * Math.abs(x[i]);
        }
    }

    @Override
    public void slope(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        plainSlope(a, c, d, out, w);
        w.chain().elementwise(gate, a, d, out);
    }

    /** Computes the slope in plain arithmetic, in a loop that HotSpot vectorises if the scalar gate allows it. */
    private void plainSlope(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w) {
        int n = out.getNumElements();
        int before = w.slopesBefore();
        if (before == 0 && !gate.sharesWork()) {
            for (int i = 0; i < n; i++) {
                out.data[i] = gate.slope(a.data[i], c.data[i], 0) * d.data[i];
            }
            return;
        }
        double[] slopes = w.kept(a.numRows, a.numCols).data;
        if (before == (gate.sharesWork() ? 0 : 1)) {
            for (int i = 0; i < n; i++) {
                double slope = gate.slope(a.data[i], c.data[i], slopes[i]); // overwrites the shared result, if any
                slopes[i] = slope;
                out.data[i] = slope * d.data[i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                out.data[i] = slopes[i] * d.data[i];
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
        double[] slopes = slopes(a, c, w);
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            double curvature = Curvatures.ofAny(gate, a.data[i], c.data[i], slopes[i]);
            out.data[i] += times(times(curvature, da.data[i]), adjoint.data[i]);
        }
    }

    /** Returns the slopes, from the workspace if they are stored there. */
    private double[] slopes(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        boolean kept = w.slopesBefore() >= (gate.sharesWork() ? 1 : 2);
        double[] slopes = w.kept(a.numRows, a.numCols).data;
        int n = a.getNumElements();
        for (int i = 0; !kept && i < n; i++) {
            slopes[i] = gate.slope(a.data[i], c.data[i], gate.sharesWork() ? slopes[i] : 0);
        }
        return slopes;
    }
}
