package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * A matrix gate of two arguments, C = f(A, B): its value, and its slope with respect to each argument as a linear map
 * J₁, J₂ and the transposes of these maps.
 *
 * <p>An output already has its shape on entry and is overwritten; it is never the same matrix as an argument.
 * A and B may be one matrix. The workspace in the slopes is the one that {@link #value} was given, with the same A, B, C.
 */
public interface BinaryMatrixGate {
    /** Returns the name in messages and drawings: that of its method in {@link Matrix}. */
    String name();

    /**
     * Gives {@code c} the shape of the result.
     *
     * @throws IllegalArgumentException if the arguments' shapes do not fit
     */
    void shape(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c);

    /** Computes C = f(A, B). */
    void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w);

    /** Computes the pushforward from the first argument: dC = J₁·dA. */
    void pushFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w);

    /** Computes the pushforward from the second argument: dC = J₂·dB. */
    void pushSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj db, DMatrixRMaj dc, Workspace w);

    /** Computes the pullback's contribution to the first argument: J₁ᵀ·C̄ into {@code da}. */
    void pullFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w);

    /** Computes the pullback's contribution to the second argument: J₂ᵀ·C̄ into {@code db}. */
    void pullSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj db, Workspace w);

    /** Adds {@link #pullFirst} to {@code da}: through a temporary, unless the gate can accumulate directly. */
    default void pullFirstAdd(
            DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        DMatrixRMaj contribution = w.contribution(da.numRows, da.numCols);
        pullFirst(a, b, c, dc, contribution, w);
        Workspace.add(contribution, da);
    }

    /** Adds {@link #pullSecond} to {@code db}: through a temporary, unless the gate can accumulate directly. */
    default void pullSecondAdd(
            DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj db, Workspace w) {
        DMatrixRMaj contribution = w.contribution(db.numRows, db.numCols);
        pullSecond(a, b, c, dc, contribution, w);
        Workspace.add(contribution, db);
    }

    /** Adds the derivative of {@link #pullFirst} along dA, for an adjoint that stays as it is: see {@link UnaryMatrixGate#pullAlong}. */
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

    /** Adds the derivative of {@link #pullFirst} along dB, for an adjoint that stays as it is. */
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

    /** Adds the derivative of {@link #pullSecond} along dA, for an adjoint that stays as it is. */
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

    /** Adds the derivative of {@link #pullSecond} along dB, for an adjoint that stays as it is. */
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
                name() + ": the gate states no second derivative, see BinaryMatrixGate.pullFirstAlongFirst");
    }
}
