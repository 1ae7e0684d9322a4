package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** The symmetric part of a square matrix, which gates for symmetric matrices use instead of the matrix itself. */
final class Symmetric {
    private Symmetric() {}

    /** Computes out = (A + Aᵀ)/2; out must not be A. */
    static void part(DMatrixRMaj a, DMatrixRMaj out) {
        int n = a.numRows;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out.data[i * n + j] = 0.5 * a.data[i * n + j] + 0.5 * a.data[j * n + i];
            }
        }
    }
}
