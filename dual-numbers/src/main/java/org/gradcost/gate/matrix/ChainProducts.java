package org.gradcost.gate.matrix;

import static org.gradcost.gate.ChainRule.times;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.UnaryGate;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * Products of slopes with the tangents or adjoints that the chain rule carries. Gates write their pushforwards and
 * pullbacks in these, so that the rule 0·∞ = 0·NaN = 0 of {@link org.gradcost.gate.ChainRule} is in one place.
 *
 * <p>They are made in plain arithmetic, and again by {@link StrongZero} where the result has NaN. For an inner product, or
 * a matrix times a number, one comparison tells; else a sum of the result's elements, some 0.15 ns each.
 *
 * <p>Each method overwrites its output unless its name says that it adds. Only that of {@code scale} may be an argument.
 */
public final class ChainProducts {
    private final Scratch scratch;

    ChainProducts(Scratch scratch) {
        this.scratch = scratch;
    }

    /** C = A·B. */
    public void mult(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        scratch.products().mult(a, b, c);
        if (StrongZero.isNeeded(c)) {
            StrongZero.mult(a.numCols, a.data, a.numCols, 1, b.data, b.numCols, 1, c);
        }
    }

    /** C = A·Bᵀ. */
    public void multTransB(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        scratch.products().multTransB(a, b, c);
        if (StrongZero.isNeeded(c)) {
            StrongZero.mult(a.numCols, a.data, a.numCols, 1, b.data, 1, b.numCols, c);
        }
    }

    /** C = Aᵀ·B. */
    public void multTransA(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        scratch.products().multTransA(a, b, c);
        if (StrongZero.isNeeded(c)) {
            StrongZero.mult(a.numRows, a.data, 1, a.numCols, b.data, b.numCols, 1, c);
        }
    }

    /** y = S·x for S symmetric, given by the lower triangle of A, n×n. */
    public void multSymmetric(DMatrixRMaj a, DMatrixRMaj x, DMatrixRMaj y) {
        Products.multSymmetric(a.numRows, a.data, x.data, y.data);
        if (StrongZero.isNeeded(y)) {
            StrongZero.multSymmetric(a, x, y);
        }
    }

    /** Completes X = A⁻¹·B or X = A⁻ᵀ·B for a tangent or adjoint B and slopes A⁻¹, whatever those are. */
    public void solved(DMatrixRMaj b, DMatrixRMaj x) {
        if (StrongZero.isNeeded(x)) {
            StrongZero.solved(b, x);
        }
    }

    /** out = s·X∘D: the slopes s·X on the diagonal, times D. */
    public void product(double s, DMatrixRMaj x, DMatrixRMaj d, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = s * x.data[i] * d.data[i];
        }
        if (StrongZero.isNeeded(out)) {
            StrongZero.product(s, x, d, out);
        }
    }

    /** Completes out = f′(A)∘D for a scalar gate f. */
    void elementwise(UnaryGate gate, DMatrixRMaj a, DMatrixRMaj d, DMatrixRMaj out) {
        if (StrongZero.isNeeded(out)) {
            StrongZero.elementwise(gate, a, d, out);
        }
    }

    /** out = D ⊘ B: the slopes 1/bᵢⱼ on the diagonal, times D. */
    public void quotient(DMatrixRMaj d, DMatrixRMaj b, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = d.data[i] / b.data[i];
        }
        if (StrongZero.isNeeded(out)) {
            StrongZero.quotient(d, b, out);
        }
    }

    /** out = −C∘D ⊘ B: the slopes of C = A ⊘ B with respect to B on the diagonal, times D. */
    public void quotientOfDivisor(DMatrixRMaj c, DMatrixRMaj b, DMatrixRMaj d, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = -c.data[i] * d.data[i] / b.data[i];
        }
        if (StrongZero.isNeeded(out)) {
            StrongZero.quotientOfDivisor(c, b, d, out);
        }
    }

    /** Returns ⟨A, B⟩ = Σᵢⱼ aᵢⱼbᵢⱼ for A and B of one shape. */
    public double inner(DMatrixRMaj a, DMatrixRMaj b) {
        return dot(a.getNumElements(), a.data, 0, b.data, 0);
    }

    /** Returns {@code Σ x[x0 + i]·y[y0 + i]} over n elements. */
    public double dot(int n, double[] x, int x0, double[] y, int y0) {
        double dot = Products.dot(x, x0, y, y0, n);
        return dot == dot ? dot : StrongZero.dot(n, x, x0, y, y0);
    }

    /** out = s·X. */
    public void scale(double s, DMatrixRMaj x, DMatrixRMaj out) {
        int n = out.getNumElements();
        if (isPlain(s)) {
            for (int i = 0; i < n; i++) {
                out.data[i] = s * x.data[i];
            }
        } else if (s == 0) {
            Arrays.fill(out.data, 0, n, 0);
        } else {
            for (int i = 0; i < n; i++) {
                out.data[i] = times(s, x.data[i]);
            }
        }
    }

    /** out = out + s·X. */
    public void addScaled(double s, DMatrixRMaj x, DMatrixRMaj out) {
        int n = out.getNumElements();
        if (isPlain(s)) { // without offsets, so that HotSpot makes vector instructions
            for (int i = 0; i < n; i++) {
                out.data[i] += s * x.data[i];
            }
        } else {
            addScaled(n, s, x.data, 0, out.data, 0);
        }
    }

    /** {@code out[out0 + i] += s·x[x0 + i]} for n elements. */
    public void addScaled(int n, double s, double[] x, int x0, double[] out, int out0) {
        if (isPlain(s)) {
            for (int i = 0; i < n; i++) {
                out[out0 + i] += s * x[x0 + i];
            }
        } else if (s != 0) {
            for (int i = 0; i < n; i++) {
                out[out0 + i] += times(s, x[x0 + i]);
            }
        }
    }

    /** Returns whether s is neither 0 nor ±∞ nor NaN: then plain products with it are those of the rule. */
    private static boolean isPlain(double s) {
        return s != 0 && Math.abs(s) <= Double.MAX_VALUE;
    }
}
