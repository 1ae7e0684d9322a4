package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/** A gate that is piecewise linear in each of its two arguments while the other one is fixed; slopes may jump at kinks. */
public interface SeparatelyLinearGate extends BinaryMatrixGate {
    @Override
    default void pullFirstAlongFirst(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj da,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        // nothing to add: the slope does not depend on its own argument
    }

    @Override
    default void pullSecondAlongSecond(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj db,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        // nothing to add: the slope does not depend on its own argument
    }
}
