package org.gradcost.gate.matrix;

import static org.gradcost.gate.ChainRule.times;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.UnaryGate;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * Products of slopes with tangents or adjoints. Gates use these methods in their pushforwards and pullbacks, so that the
 * rule 0·∞ = 0·NaN = 0 of {@link org.gradcost.gate.ChainRule} is implemented in one place.
 *
 * <p>A product is computed in plain arithmetic. If the result contains NaN, it is computed again by {@link StrongZero}. For
 * an inner product, or a matrix times a number, the check takes one comparison; otherwise it takes a sum of the elements of
 * the result, about 0.15 ns per element.
 *
 * <p>Each method overwrites its output, unless its name says that it adds. The output must not be an argument, except that
 * of {@code scale}.
 */
public final class ChainProducts {
    private final Scratch scratch;

    ChainProducts(Scratch scratch) {
        this.scratch = scratch;
    }

    /** Computes C = A·B. */
    public void mult(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        scratch.products().mult(a, b, c);
        if (StrongZero.isNeeded(c)) {
            StrongZero.mult(a.numCols, a.data, a.numCols, 1, b.data, b.numCols, 1, c);
        }
    }

    /** Computes C = A·Bᵀ. */
    public void multTransB(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        scratch.products().multTransB(a, b, c);
        if (StrongZero.isNeeded(c)) {
            StrongZero.mult(a.numCols, a.data, a.numCols, 1, b.data, 1, b.numCols, c);
        }
    }

    /** Computes C = Aᵀ·B. */
    public void multTransA(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        scratch.products().multTransA(a, b, c);
        if (StrongZero.isNeeded(c)) {
            StrongZero.mult(a.numRows, a.data, 1, a.numCols, b.data, b.numCols, 1, c);
        }
    }

    /** Computes y = S·x, where S is symmetric, n×n, and given by the lower triangle of A. */
    public void multSymmetric(DMatrixRMaj a, DMatrixRMaj x, DMatrixRMaj y) {
        Products.multSymmetric(a.numRows, a.data, x.data, y.data);
        if (StrongZero.isNeeded(y)) {
            StrongZero.multSymmetric(a, x, y);
        }
    }

    /**
     * Applies the rule 0·∞ = 0 to a solution X = A⁻¹·B or X = A⁻ᵀ·B, where B holds tangents or adjoints: a column of zeros
     * in B has a solution of zeros, whatever A is.
     */
    public void solved(DMatrixRMaj b, DMatrixRMaj x) {
        if (StrongZero.isNeeded(x)) {
            StrongZero.solved(b, x);
        }
    }

    /** Computes out = s·X∘D, the elementwise product of slopes s·X with a tangent or adjoint D. */
    public void product(double s, DMatrixRMaj x, DMatrixRMaj d, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = s * x.data[i] * d.data[i];
        }
        if (StrongZero.isNeeded(out)) {
            StrongZero.product(s, x, d, out);
        }
    }

    /** Applies the rule 0·∞ = 0 to out = f′(A)∘D, which was computed in plain arithmetic, for a scalar gate f. */
    void elementwise(UnaryGate gate, DMatrixRMaj a, DMatrixRMaj d, DMatrixRMaj out) {
        if (StrongZero.isNeeded(out)) {
            StrongZero.elementwise(gate, a, d, out);
        }
    }

    /** Computes out = D ⊘ B, the elementwise product of slopes 1/bᵢⱼ with a tangent or adjoint D. */
    public void quotient(DMatrixRMaj d, DMatrixRMaj b, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = d.data[i] / b.data[i];
        }
        if (StrongZero.isNeeded(out)) {
            StrongZero.quotient(d, b, out);
        }
    }

    /**
     * Computes out = −C∘D ⊘ B, where −cᵢⱼ/bᵢⱼ are the slopes of C = A ⊘ B with respect to B, and D is a tangent or adjoint.
     */
    public void quotientOfDivisor(DMatrixRMaj c, DMatrixRMaj b, DMatrixRMaj d, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = -c.data[i] * d.data[i] / b.data[i];
        }
        if (StrongZero.isNeeded(out)) {
            StrongZero.quotientOfDivisor(c, b, d, out);
        }
    }

    /** Returns the inner product ⟨A, B⟩ = Σᵢⱼ aᵢⱼbᵢⱼ of two matrices of the same shape. */
    public double inner(DMatrixRMaj a, DMatrixRMaj b) {
        return dot(a.getNumElements(), a.data, 0, b.data, 0);
    }

    /** Returns {@code Σ x[x0 + i]·y[y0 + i]} over n elements. */
    public double dot(int n, double[] x, int x0, double[] y, int y0) {
        double dot = Products.dot(x, x0, y, y0, n);
        return dot == dot ? dot : StrongZero.dot(n, x, x0, y, y0);
    }

    /** Computes out = s·X; {@code out} may be {@code x}. */
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

    /** Adds s·X to {@code out}. */
    public void addScaled(double s, DMatrixRMaj x, DMatrixRMaj out) {
        int n = out.getNumElements();
        if (isPlain(s)) { // without offsets, so that HotSpot vectorises the loop
            for (int i = 0; i < n; i++) {
                out.data[i] += s * x.data[i];
            }
        } else {
            addScaled(n, s, x.data, 0, out.data, 0);
        }
    }

    /** Adds {@code s·x[x0 + i]} to {@code out[out0 + i]} for 0 ≤ i &lt; n. */
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

    /** Returns whether s is neither 0, infinite nor NaN, so that the rule 0·∞ = 0 makes no difference to its products. */
    private static boolean isPlain(double s) {
        return s != 0 && Math.abs(s) <= Double.MAX_VALUE;
    }
}
