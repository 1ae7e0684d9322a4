package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.Products;

/**
 * Products of slopes with the tangents or adjoints that the chain rule carries, in plain arithmetic. Gates write their
 * pushforwards and pullbacks in these, so that {@link StrongZeroProducts} can take over where plain arithmetic gave NaN.
 *
 * <p>Each method overwrites its output unless its name says that it adds. An output may be an argument where the
 * operation is elementwise.
 */
public class ChainProducts {
    private final Scratch scratch;

    ChainProducts(Scratch scratch) {
        this.scratch = scratch;
    }

    /** C = A·B. */
    public void mult(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        scratch.products().mult(a, b, c);
    }

    /** C = A·Bᵀ. */
    public void multTransB(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        scratch.products().multTransB(a, b, c);
    }

    /** C = Aᵀ·B. */
    public void multTransA(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        scratch.products().multTransA(a, b, c);
    }

    /** y = S·x for S symmetric, given by the lower triangle of A, n×n. */
    public void multSymmetric(DMatrixRMaj a, DMatrixRMaj x, DMatrixRMaj y) {
        Products.multSymmetric(a.numRows, a.data, x.data, y.data);
    }

    /** Completes X = A⁻¹·B or X = A⁻ᵀ·B for a tangent or adjoint B and slopes A⁻¹, whatever those are. */
    public void solved(DMatrixRMaj b, DMatrixRMaj x) {
        // In plain arithmetic X is what the triangular solves made of it.
    }

    /** Returns ⟨A, B⟩ = Σᵢⱼ aᵢⱼbᵢⱼ for A and B of one shape. */
    public final double inner(DMatrixRMaj a, DMatrixRMaj b) {
        return dot(a.getNumElements(), a.data, 0, b.data, 0);
    }

    /** Returns {@code Σ x[x0 + i]·y[y0 + i]} over n elements. */
    public double dot(int n, double[] x, int x0, double[] y, int y0) {
        return Products.dot(x, x0, y, y0, n);
    }

    /** out = s·X. */
    public final void scale(double s, DMatrixRMaj x, DMatrixRMaj out) {
        scale(out.getNumElements(), s, x.data, out.data);
    }

    /** out = out + s·X. */
    public final void addScaled(double s, DMatrixRMaj x, DMatrixRMaj out) {
        addScaled(out.getNumElements(), s, x.data, 0, out.data, 0);
    }

    /** {@code out[i] = s·x[i]} for the first n elements. */
    void scale(int n, double s, double[] x, double[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = s * x[i];
        }
    }

    /** {@code out[out0 + i] += s·x[x0 + i]} for n elements. */
    public void addScaled(int n, double s, double[] x, int x0, double[] out, int out0) {
        for (int i = 0; i < n; i++) {
            out[out0 + i] += s * x[x0 + i];
        }
    }

    /** out = s·X∘D: the slopes s·X on the diagonal, times D. */
    public void product(double s, DMatrixRMaj x, DMatrixRMaj d, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = s * x.data[i] * d.data[i];
        }
    }

    /** out = D ⊘ B: the slopes 1/bᵢⱼ on the diagonal, times D. */
    public void quotient(DMatrixRMaj d, DMatrixRMaj b, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = d.data[i] / b.data[i];
        }
    }

    /** out = −C∘D ⊘ B: the slopes of C = A ⊘ B with respect to B on the diagonal, times D. */
    public void quotientOfDivisor(DMatrixRMaj c, DMatrixRMaj b, DMatrixRMaj d, DMatrixRMaj out) {
        int n = out.getNumElements();
        for (int i = 0; i < n; i++) {
            out.data[i] = -c.data[i] * d.data[i] / b.data[i];
        }
    }
}
