package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * A matrix gate of one argument, C = f(A): its value, and its slope J as a linear map and the transpose of that map.
 *
 * <p>An output already has its shape on entry and is overwritten; it is never the same matrix as an argument.
 * The workspace in the slopes is the one that {@link #value} was given, with the same A and C.
 */
public interface UnaryMatrixGate {
    /** Returns the name in messages and drawings: that of its method in {@link Matrix}. */
    String name();

    /**
     * Gives {@code c} the shape of the result.
     *
     * @throws IllegalArgumentException if the argument's shape does not fit
     */
    void shape(DMatrixRMaj a, DMatrixRMaj c);

    /** Computes C = f(A). */
    void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w);

    /** Computes the pushforward dC = J·dA. */
    void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w);

    /** Computes the pullback's contribution Jᵀ·C̄, from the adjoint {@code dc} of the result into {@code da}. */
    void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w);

    /** Adds the pullback's contribution to {@code da}: through a temporary, unless the gate can accumulate directly. */
    default void pullAdd(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        DMatrixRMaj contribution = w.contribution(da.numRows, da.numCols);
        pull(a, c, dc, contribution, w);
        Workspace.add(contribution, da);
    }

    /**
     * Adds the derivative of the pullback along dA, for an adjoint C̄ that stays as it is: {@code d/dt Jᵀ(A + t·dA)·C̄} at t = 0.
     * This is all that second derivatives need of a gate beside its slopes. A gate that is linear says so by {@link
     * PiecewiseLinearUnaryGate}.
     *
     * @param da the tangent of A
     * @param dc the tangent of C, J·dA
     * @param adjoint C̄
     * @param out to which it is added, shaped as A
     * @throws UnsupportedOperationException if the gate does not state it
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
                name() + ": the gate states no second derivative, see UnaryMatrixGate.pullAlong");
    }
}
