package org.gradcost.gate.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * A gate that is linear in each of its two arguments. Its slope with respect to one argument is a linear function of the
 * other, so that the derivative of a pullback is the same pullback with the tangent in place of the other argument.
 */
public interface BilinearGate extends SeparatelyLinearGate {
    @Override
    default void pullFirstAlongSecond(
            DMatrixRMaj a,
            DMatrixRMaj b,
            DMatrixRMaj c,
            DMatrixRMaj db,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        pullFirstAdd(a, db, c, adjoint, out, w);
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
        pullSecondAdd(da, b, c, adjoint, out, w);
    }
}
