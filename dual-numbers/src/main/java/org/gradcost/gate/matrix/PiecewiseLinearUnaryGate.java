package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** A gate of one argument whose slope is piecewise constant; it may jump at kinks. */
public interface PiecewiseLinearUnaryGate extends UnaryMatrixGate {
    @Override
    default void pullAlong(
            DMatrixRMaj a,
            DMatrixRMaj c,
            DMatrixRMaj da,
            DMatrixRMaj dc,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        // nothing to add: the slope is piecewise constant
    }
}
