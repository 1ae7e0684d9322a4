package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * An elementwise gate cᵢⱼ = f(aᵢⱼ). The slope is diagonal and so equal to its transpose, so that one method serves
 * pushforward and pullback.
 */
interface DiagonalUnary extends UnaryMatrixGate {
    /** Computes out = J·d for a tangent d, which is Jᵀ·d for an adjoint. */
    void slope(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w);

    @Override
    default void shape(DMatrixRMaj a, DMatrixRMaj c) {
        c.reshape(a.numRows, a.numCols);
    }

    @Override
    default void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        slope(a, c, da, dc, w);
    }

    @Override
    default void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        slope(a, c, dc, da, w);
    }
}
