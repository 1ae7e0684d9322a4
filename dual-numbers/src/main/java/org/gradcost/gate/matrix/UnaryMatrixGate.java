package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * A matrix gate of one argument, C = f(A): its value, and its slope J as a linear map and the transpose of that map.
 *
 * <p>An output already has its shape on entry and is overwritten; it is never the same matrix as an argument.
 * The workspace in the slopes is the one that {@link #value} was given, with the same A and C.
 */
public interface UnaryMatrixGate {
    /** The name in messages and drawings: that of its method in {@link Matrix}. */
    String name();

    /** Refuses an argument that does not fit, and else gives {@code c} the shape of the result. */
    void shape(DMatrixRMaj a, DMatrixRMaj c);

    /** C = f(A). */
    void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w);

    /** The pushforward dC = J·dA. */
    void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w);

    /** The pullback's contribution Jᵀ·C̄, from the adjoint {@code dc} of the result into {@code da}. */
    void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w);

    /** The same added to what is in {@code da}: through a temporary, unless a gate can do it in one go. */
    default void pullAdd(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
        DMatrixRMaj contribution = w.contribution(da.numRows, da.numCols);
        pull(a, c, dc, contribution, w);
        Workspace.add(contribution, da);
    }
}
