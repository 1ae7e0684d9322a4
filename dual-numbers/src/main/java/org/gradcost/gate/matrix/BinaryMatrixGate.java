package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * A matrix gate of two arguments, C = f(A, B), with its slopes J₁ and J₂ with respect to A and B, given as linear maps
 * (pushforwards) and their transposes (pullbacks).
 *
 * <p>An output matrix has its final shape when a method is called. It is overwritten, and it is never the same matrix as an
 * argument. A and B may be the same matrix. The workspace passed to the slope methods is the one that was passed to
 * {@link #value} with the same A, B and C.
 */
public interface BinaryMatrixGate {
    /** Returns the name used in messages and drawings, which is that of the method in {@link Matrix}. */
    String name();

    /**
     * Reshapes {@code c} to the shape of the result.
     *
     * @throws IllegalArgumentException if the shapes of the arguments do not fit
     */
    void shape(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c);

    /** Computes C = f(A, B) and stores it in {@code c}. */
    void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w);

    /** Computes the pushforward J₁·dA of a tangent of the first argument and stores it in {@code dc}. */
    void pushFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w);

    /** Computes the pushforward J₂·dB of a tangent of the second argument and stores it in {@code dc}. */
    void pushSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj db, DMatrixRMaj dc, Workspace w);

    /** Computes the pullback J₁ᵀ·C̄ of the adjoint {@code dc} of the result and stores it in {@code da}. */
    void pullFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w);

    /** Computes the pullback J₂ᵀ·C̄ of the adjoint {@code dc} of the result and stores it in {@code db}. */
    void pullSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj db, Workspace w);

    /**
     * Adds the result of {@link #pullFirst} to {@code da}. The default computes it in a temporary matrix; a gate overrides
     * it if it can accumulate directly.
     */
    default void pullFirstAdd(
            DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        DMatrixRMaj contribution = w.contribution(da.numRows, da.numCols);
        pullFirst(a, b, c, dc, contribution, w);
        Workspace.add(contribution, da);
    }

    /**
     * Adds the result of {@link #pullSecond} to {@code db}. The default computes it in a temporary matrix; a gate overrides
     * it if it can accumulate directly.
     */
    default void pullSecondAdd(
            DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj db, Workspace w) {
        DMatrixRMaj contribution = w.contribution(db.numRows, db.numCols);
        pullSecond(a, b, c, dc, contribution, w);
        Workspace.add(contribution, db);
    }

    /**
     * Adds to {@code out} the directional derivative of {@link #pullFirst} along dA, with a fixed adjoint; see
     * {@link UnaryMatrixGate#pullAlong}.
     *
     * @throws UnsupportedOperationException if the gate does not implement it
     */
    default void pullFirstAlongFirst(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj da,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        throw missing();
    }

    /**
     * Adds to {@code out} the directional derivative of {@link #pullFirst} along dB, with a fixed adjoint.
     *
     * @throws UnsupportedOperationException if the gate does not implement it
     */
    default void pullFirstAlongSecond(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj db,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        throw missing();
    }

    /**
     * Adds to {@code out} the directional derivative of {@link #pullSecond} along dA, with a fixed adjoint.
     *
     * @throws UnsupportedOperationException if the gate does not implement it
     */
    default void pullSecondAlongFirst(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj da,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        throw missing();
    }

    /**
     * Adds to {@code out} the directional derivative of {@link #pullSecond} along dB, with a fixed adjoint.
     *
     * @throws UnsupportedOperationException if the gate does not implement it
     */
    default void pullSecondAlongSecond(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj db,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        throw missing();
    }

    private UnsupportedOperationException missing() {
        return new UnsupportedOperationException(
                name() + ": the gate has no second derivative; see BinaryMatrixGate.pullFirstAlongFirst");
    }
}
