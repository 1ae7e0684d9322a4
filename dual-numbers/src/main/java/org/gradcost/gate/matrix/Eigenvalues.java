package org.gradcost.gate.matrix;

import static org.gradcost.gate.ChainRule.times;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.kernel.SymmetricEigen;

/**
 * The eigenvalues λ₁ ≤ … ≤ λₙ of the symmetric part (A + Aᵀ)/2 of A n×n, as a column n×1, repeated according to their
 * multiplicity. With orthonormal eigenvectors vᵢ, the pushforward is dλᵢ = vᵢᵀ·dA·vᵢ and the pullback is Ā += Σᵢ λ̄ᵢ·vᵢvᵢᵀ,
 * which is symmetric.
 *
 * <p>The individual slopes of equal eigenvalues are not well defined, since they depend on the choice of a basis of the
 * eigenspace; the gate uses the basis that the algorithm finds. Functions that are symmetric in them, such as Σ f(λᵢ), have
 * the right gradient.
 *
 * <p>Source: J. R. Magnus, <em>On Differentiating Eigenvalues and Eigenvectors</em>, Econometric Theory 1 (1985).
 */
final class Eigenvalues implements UnaryMatrixGate {
    @Override
    public String name() {
        return "eigenvalues";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        Shapes.requireSquare(name(), a);
        c.reshape(a.numRows, 1);
    }

    /** Keeps the eigenvectors as rows. */
    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        DMatrixRMaj vectors = w.keep(a.numRows, a.numCols);
        DMatrixRMaj symmetric = w.scratch().first(a.numRows, a.numCols);
        Symmetric.part(a, symmetric);
        SymmetricEigen.decompose(symmetric, c.data, vectors);
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        int n = a.numRows;
        DMatrixRMaj vectors = w.kept();
        DMatrixRMaj products = w.scratch().first(n, n);
        w.chain().mult(vectors, da, products);
        for (int i = 0; i < n; i++) {
            dc.data[i] = w.chain().dot(n, products.data, i * n, vectors.data, i * n);
        }
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        int n = a.numRows;
        DMatrixRMaj vectors = w.kept();
        DMatrixRMaj scaled = w.scratch().first(n, n);
        scaled.zero();
        for (int i = 0; i < n; i++) {
            w.chain().addScaled(n, dc.data[i], vectors.data, i * n, scaled.data, i * n);
        }
        w.chain().multTransA(vectors, scaled, da);
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
        int n = a.numRows;
        DMatrixRMaj vectors = w.kept();
        DMatrixRMaj first = w.scratch().first(n, n);
        DMatrixRMaj second = w.scratch().second(n, n);
        Symmetric.part(da, first);
        w.chain().mult(vectors, first, second);
        w.chain().multTransB(second, vectors, first);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double share = i == j ? 0 : (adjoint.data[i] - adjoint.data[j]) / (c.data[i] - c.data[j]);
                first.data[i * n + j] = times(share, first.data[i * n + j]);
            }
        }
        w.chain().mult(first, vectors, second);
        w.chain().multTransA(vectors, second, first);
        Workspace.add(first, out);
    }
}
