package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * The mean over samples of a loss of scores S and targets T, both r×c with a row for each sample: c = (1/r)·Σᵢ l(sᵢ, tᵢ),
 * 1×1. The slope with respect to S is computed together with the value, so that pushforward and pullback take one product
 * with it: pushforward dc = ⟨∂c/∂S, dS⟩ + ⟨∂c/∂T, dT⟩; pullback S̄ += c̄·∂c/∂S, T̄ += c̄·∂c/∂T.
 *
 * <p>T is usually a constant with a 1 at the class of each sample, so that the slope with respect to T is only computed on
 * demand.
 */
interface RowLoss extends BinaryMatrixGate {

    /** Returns the sum of the losses of all rows, and writes the slope of their mean with respect to S to {@code slope}. */
    double sum(DMatrixRMaj s, DMatrixRMaj t, DMatrixRMaj slope);

    /** Writes the slope of the mean with respect to T to {@code out}. */
    void slopeOfTargets(DMatrixRMaj s, DMatrixRMaj t, DMatrixRMaj out);

    @Override
    default void shape(DMatrixRMaj s, DMatrixRMaj t, DMatrixRMaj c) {
        Shapes.requireSame(name(), s, t);
        c.reshape(1, 1);
    }

    @Override
    default void value(DMatrixRMaj s, DMatrixRMaj t, DMatrixRMaj c, Workspace w) {
        c.data[0] = sum(s, t, w.keep(s.numRows, s.numCols)) / s.numRows;
    }

    @Override
    default void pushFirst(DMatrixRMaj s, DMatrixRMaj t, DMatrixRMaj c, DMatrixRMaj ds, DMatrixRMaj dc, Workspace w) {
        dc.data[0] = w.chain().inner(w.kept(), ds);
    }

    @Override
    default void pushSecond(DMatrixRMaj s, DMatrixRMaj t, DMatrixRMaj c, DMatrixRMaj dt, DMatrixRMaj dc, Workspace w) {
        DMatrixRMaj slope = w.scratch().first(t.numRows, t.numCols);
        slopeOfTargets(s, t, slope);
        dc.data[0] = w.chain().inner(slope, dt);
    }

    @Override
    default void pullFirst(DMatrixRMaj s, DMatrixRMaj t, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj ds, Workspace w) {
        w.chain().scale(dc.data[0], w.kept(), ds);
    }

    @Override
    default void pullSecond(DMatrixRMaj s, DMatrixRMaj t, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj dt, Workspace w) {
        slopeOfTargets(s, t, dt);
        w.chain().scale(dc.data[0], dt, dt);
    }
}
