package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** A gate cᵢⱼ = f(aᵢⱼ): the slope is diagonal, hence its own transpose, and is stated once. Any shape. */
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
