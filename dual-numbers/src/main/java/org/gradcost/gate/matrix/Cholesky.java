package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * C = L, lower triangular with a positive diagonal, where L·Lᵀ = S, the symmetric part (A + Aᵀ)/2 of A, n×n and positive
 * definite. Pushforward dC = L·Φ(L⁻¹·dS·L⁻ᵀ), where Φ takes the lower triangle and half of the diagonal; pullback
 * Ā += the symmetric part of L⁻ᵀ·Φ(Lᵀ·C̄)·L⁻¹, so that the gradient of a symmetric A is symmetric.
 *
 * <p>Source: I. Murray, <em>Differentiation of the Cholesky decomposition</em>, arXiv:1602.07527 (2016).
 */
final class Cholesky implements UnaryMatrixGate {
    @Override
    public String name() {
        return "cholesky";
    }

    @Override
    public void shape(DMatrixRMaj a, DMatrixRMaj c) {
        Shapes.requireSquare(name(), a);
        c.reshape(a.numRows, a.numCols);
    }

    @Override
    public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
        w.keep(a.numRows, a.numCols);
        int n = a.numRows;
        double[] l = c.data;
        Symmetric.part(a, c);
        for (int i = 0; i < n; i++) {
            int row = i * n;
            for (int j = 0; j < i; j++) {
                l[row + j] = (l[row + j] - dot(j, l, row, j * n)) / l[j * n + j];
            }
            double pivot = l[row + i] - dot(i, l, row, row);
            if (pivot <= 0) {
                throw Shapes.refused(name(), a, "is not positive definite: pivot " + i + " is " + pivot);
            }
            l[row + i] = Math.sqrt(pivot);
            for (int j = i + 1; j < n; j++) {
                l[row + j] = 0;
            }
        }
    }

    private static double dot(int n, double[] l, int row, int other) {
        double sum = 0;
        for (int q = 0; q < n; q++) {
            sum += l[row + q] * l[other + q];
        }
        return sum;
    }

    @Override
    public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        DMatrixRMaj inverse = inverse(c, w);
        DMatrixRMaj first = w.scratch().first(c.numRows, c.numCols);
        DMatrixRMaj second = w.scratch().second(c.numRows, c.numCols);
        Symmetric.part(da, first);
        w.chain().mult(inverse, first, second);
        w.chain().multTransB(second, inverse, first);
        takeLower(first);
        w.chain().mult(c, first, dc);
    }

    @Override
    public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        DMatrixRMaj inverse = inverse(c, w);
        DMatrixRMaj first = w.scratch().first(c.numRows, c.numCols);
        DMatrixRMaj second = w.scratch().second(c.numRows, c.numCols);
        w.chain().multTransA(c, dc, first);
        takeLower(first);
        w.chain().multTransA(inverse, first, second);
        w.chain().mult(second, inverse, first);
        Symmetric.part(first, da);
    }

    /** Replaces X by Φ(X), its lower triangle with half of the diagonal. */
    private static void takeLower(DMatrixRMaj x) {
        int n = x.numRows;
        for (int i = 0; i < n; i++) {
            x.data[i * n + i] /= 2;
            for (int j = i + 1; j < n; j++) {
                x.data[i * n + j] = 0;
            }
        }
    }

    /** Returns L⁻¹, computed column by column by substitution. The first slope after the value keeps it in the workspace. */
    private static DMatrixRMaj inverse(DMatrixRMaj c, Workspace w) {
        DMatrixRMaj inverse = w.kept();
        if (w.firstSlope()) {
            int n = c.numRows;
            inverse.zero();
            for (int j = 0; j < n; j++) {
                for (int i = j; i < n; i++) {
                    double sum = i == j ? 1 : 0;
                    for (int q = j; q < i; q++) {
                        sum -= c.data[i * n + q] * inverse.data[q * n + j];
                    }
                    inverse.data[i * n + j] = sum / c.data[i * n + i];
                }
            }
        }
        return inverse;
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
        int n = c.numRows;
        DMatrixRMaj inverse = inverse(c, w);
        DMatrixRMaj p = w.scratch().first(n, n);
        DMatrixRMaj turn = w.scratch().second(n, n);
        DMatrixRMaj product = w.scratch().third(n, n);
        DMatrixRMaj moves = w.contribution(n, n);
        w.chain().multTransA(c, adjoint, p);
        takeLower(p);
        w.chain().multTransA(dc, adjoint, moves);
        takeLower(moves);
        w.chain().mult(inverse, dc, turn);
        w.chain().multTransA(turn, p, product);
        w.chain().addScaled(-1, product, moves);
        w.chain().mult(p, turn, product);
        w.chain().addScaled(-1, product, moves);
        w.chain().multTransA(inverse, moves, product);
        w.chain().mult(product, inverse, moves);
        Symmetric.part(moves, product);
        Workspace.add(product, out);
    }
}
