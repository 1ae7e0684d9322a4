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
    /** The name in messages and drawings: that of its method in {@link Matrix}. */
    String name();

    /** Refuses arguments that do not fit, and else gives {@code c} the shape of the result. */
    void shape(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c);

    /** C = f(A, B). */
    void value(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, Workspace w);

    /** The pushforward from the first argument: dC = J₁·dA. */
    void pushFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w);

    /** The pushforward from the second argument: dC = J₂·dB. */
    void pushSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj db, DMatrixRMaj dc, Workspace w);

    /** The pullback's contribution to the first argument: J₁ᵀ·C̄ into {@code da}. */
    void pullFirst(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w);

    /** The pullback's contribution to the second argument: J₂ᵀ·C̄ into {@code db}. */
    void pullSecond(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj db, Workspace w);

    /** {@link #pullFirst} added to what is in {@code da}: through a temporary, unless a gate can do it in one go. */
    default void pullFirstAdd(
            DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        DMatrixRMaj contribution = w.contribution(da.numRows, da.numCols);
        pullFirst(a, b, c, dc, contribution, w);
        Workspace.add(contribution, da);
    }

    /** The same for the second argument. */
    default void pullSecondAdd(
            DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj db, Workspace w) {
        DMatrixRMaj contribution = w.contribution(db.numRows, db.numCols);
        pullSecond(a, b, c, dc, contribution, w);
        Workspace.add(contribution, db);
    }
}
