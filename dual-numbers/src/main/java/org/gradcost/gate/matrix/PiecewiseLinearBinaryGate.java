package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** A gate of two arguments whose slopes are piecewise constant; they may jump at kinks. */
public interface PiecewiseLinearBinaryGate extends SeparatelyLinearGate {
    @Override
    default void pullFirstAlongSecond(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj db,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        // nothing to add: the slope stays as it is
    }

    @Override
    default void pullSecondAlongFirst(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj da,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        // nothing to add: the slope stays as it is
    }
}
