package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * A matrix gate of one argument, C = f(A), with its slope J, given as a linear map (the pushforward) and its transpose (the
 * pullback).
 *
 * <p>An output matrix has its final shape when a method is called. It is overwritten, and it is never the same matrix as an
 * argument. The workspace passed to the slope methods is the one that was passed to {@link #value} with the same A and C.
 */
public interface UnaryMatrixGate {
    /** Returns the name used in messages and drawings, which is that of the method in {@link Matrix}. */
    String name();

    /**
     * Reshapes {@code c} to the shape of the result.
     *
     * @throws IllegalArgumentException if the shape of the argument does not fit
     */
    void shape(DMatrixRMaj a, DMatrixRMaj c);

    /** Computes C = f(A) and stores it in {@code c}. */
    void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w);

    /** Computes the pushforward dC = J·dA of a tangent {@code da} and stores it in {@code dc}. */
    void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w);

    /** Computes the pullback Jᵀ·C̄ of the adjoint {@code dc} of the result and stores it in {@code da}. */
    void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w);

    /**
     * Adds the pullback Jᵀ·C̄ to {@code da}. The default computes it in a temporary matrix; a gate overrides it if it can
     * accumulate directly.
     */
    default void pullAdd(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        DMatrixRMaj contribution = w.contribution(da.numRows, da.numCols);
        pull(a, c, dc, contribution, w);
        Workspace.add(contribution, da);
    }

    /**
     * Adds the directional derivative of the pullback along dA, with a fixed adjoint C̄: {@code d/dt J(A + t·dA)ᵀ·C̄} at t =
     * 0. Second derivatives need nothing else of a gate besides its slopes. A piecewise linear gate implements
     * {@link PiecewiseLinearUnaryGate} instead.
     *
     * @param da the tangent of A
     * @param dc the tangent of C, which is J·dA
     * @param adjoint the adjoint C̄
     * @param out the matrix to which the derivative is added, of the shape of A
     * @throws UnsupportedOperationException if the gate does not implement it
     */
    default void pullAlong(
            DMatrixRMaj a,
            DMatrixRMaj c,
            DMatrixRMaj da,
            DMatrixRMaj dc,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        throw new UnsupportedOperationException(
                name() + ": the gate has no second derivative; implement UnaryMatrixGate.pullAlong");
    }
}
