package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * An elementwise gate cᵢⱼ = f(aᵢⱼ, bᵢⱼ) for A and B of the same shape. Both slopes are diagonal and so equal to their
 * transposes, so that one method serves pushforward and pullback.
 */
interface DiagonalBinary extends BinaryMatrixGate {
    /** Computes out = J₁·d for a tangent d, which is J₁ᵀ·d for an adjoint. */
    void first(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w);

    /** Computes out = J₂·d for a tangent d, which is J₂ᵀ·d for an adjoint. */
    void second(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj d, DMatrixRMaj out, Workspace w);

    @Override
    default void shape(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        Shapes.requireSame(name(), a, b);
        c.reshape(a.numRows, a.numCols);
    }

    @Override
    default void pushFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
        first(a, b, c, da, dc, w);
    }

    @Override
    default void pushSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj db, DMatrixRMaj dc, Workspace w) {
        second(a, b, c, db, dc, w);
    }

    @Override
    default void pullFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        first(a, b, c, dc, da, w);
    }

    @Override
    default void pullSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj db, Workspace w) {
        second(a, b, c, dc, db, w);
    }
}
