package org.gradcost.gate.matrix;

import static org.gradcost.gate.ChainRule.times;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * The Frobenius norm c = ‖A‖ = √(Σᵢⱼ aᵢⱼ²), 1×1, computed without intermediate overflow or underflow. Pushforward dc = ⟨A/c,
 * dA⟩; pullback Ā += c̄·A/c. At A = 0, where the norm has a kink, both are 0, the subgradient of least norm. If c itself
 * overflows, the slopes are still the elements of A divided by its norm. A single infinite element has slope ±1 and the
 * others 0; if several are infinite, the slopes are NaN.
 */
final class NormF implements UnaryMatrixGate {
    @Override
    public String name() {
        return "normF";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        c.reshape(1, 1);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        double squares = Products.inner(a, a);
        if (squares > 1e-250 && squares < 1e250) {
            c.data[0] = Math.sqrt(squares);
        } else {
            int exponent = exponent(a);
            c.data[0] = Math.scalb(normOfScaled(a, exponent), exponent);
        }
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        DMatrixRMaj slopes = w.scratch().first(a.numRows, a.numCols);
        slopes(a, c.data[0], slopes);
        dc.data[0] = w.chain().inner(slopes, da);
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        double norm = c.data[0];
        double adjoint = dc.data[0];
        if (safe(norm) && Math.abs(adjoint) <= Double.MAX_VALUE) { // all factors are finite: a single pass suffices
            int n = a.getNumElements();
            for (int i = 0; i < n; i++) {
                da.data[i] = a.data[i] / norm * adjoint;
            }
        } else {
            slopes(a, norm, da);
            w.chain().scale(adjoint, da, da);
        }
    }

    /** Returns whether no square of an element can have overflowed or lost digits by underflow. */
    private static boolean safe(double norm) {
        return norm > 1e-125 && norm < 1e125;
    }

    /** Computes out = A/‖A‖. */
    private static void slopes(DMatrixRMaj a, double norm, DMatrixRMaj out) {
        int n = a.getNumElements();
        if (safe(norm)) {
            for (int i = 0; i < n; i++) {
                out.data[i] = a.data[i] / norm;
            }
        } else if (norm == 0) {
            out.zero();
        } else {
            int exponent = exponent(a);
            double scaled = normOfScaled(a, exponent);
            for (int i = 0; i < n; i++) {
                double x = Math.scalb(a.data[i], -exponent);
                out.data[i] = Double.isInfinite(scaled) ? ofInfinite(x, a) : x / scaled;
            }
        }
    }

    /** Returns the slope of an element x if some elements of A are infinite. */
    private static double ofInfinite(double x, DMatrixRMaj a) {
        int infinite = 0;
        for (int i = 0; i < a.getNumElements(); i++) {
            infinite += Double.isInfinite(a.data[i]) ? 1 : 0;
        }
        return !Double.isInfinite(x) ? 0 : infinite == 1 ? Math.signum(x) : Double.NaN;
    }

    /** Returns the binary exponent of the largest finite element, or 0 if there is none. */
    private static int exponent(DMatrixRMaj a) {
        double largest = 0;
        for (int i = 0; i < a.getNumElements(); i++) {
            double size = Math.abs(a.data[i]);
            largest = size > largest && size < Double.POSITIVE_INFINITY ? size : largest;
        }
        return largest == 0 ? 0 : Math.getExponent(largest);
    }

    private static double normOfScaled(DMatrixRMaj a, int exponent) {
        double squares = 0;
        for (int i = 0; i < a.getNumElements(); i++) {
            double x = Math.scalb(a.data[i], -exponent);
            squares += x * x;
        }
        return Math.sqrt(squares);
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
        double norm = c.data[0];
        if (norm == 0) { // a kink: the slope is 0, and so is its derivative
            return;
        }
        DMatrixRMaj slopes = w.scratch().first(a.numRows, a.numCols);
        slopes(a, norm, slopes);
        int n = a.getNumElements();
        for (int i = 0; i < n; i++) {
            double slopeMoves = (da.data[i] - times(slopes.data[i], dc.data[0])) / norm;
            out.data[i] += times(slopeMoves, adjoint.data[0]);
        }
    }
}
