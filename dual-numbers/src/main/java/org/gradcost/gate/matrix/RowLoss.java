package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * A mean over rows of a loss of scores S and targets T, both r×c, a row per sample: c = (1/r)·Σᵢ l(sᵢ, tᵢ), 1×1. The
 * value also computes its slope with respect to S, so that a pass in either direction is one product with it:
 * pushforward dc = ⟨∂c/∂S, dS⟩ + ⟨∂c/∂T, dT⟩; pullback S̄ += c̄·∂c/∂S, T̄ += c̄·∂c/∂T.
 *
 * <p>T is usually a constant, 1 at each sample's class; hence its slope is computed only on demand.
 */
interface RowLoss extends BinaryMatrixGate {

    /** Returns the loss summed over rows, and writes its slope with respect to S, over r. */
    double sum(DMatrixRMaj s, DMatrixRMaj t, DMatrixRMaj slope);

    /** Writes the slope of the mean with respect to T. */
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
