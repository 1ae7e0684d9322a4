package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** A gate of one argument whose slope does not depend on the argument, but for jumps where it has a kink. */
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
        // nothing to add: the slope stays as it is
    }
}
