package org.gradcost.family;

import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.UnaryMatrixGate;

/**
 * A matrix gate of a family's own that is also given as a composition of the methods of {@link Matrix}, for engines that
 * cannot run the code of a gate: a library of tensors calls {@link #composed} where the modes of the suite apply the gate.
 */
public interface ComposedGate extends UnaryMatrixGate {

    /** Returns the gate's result from the methods of {@link Matrix} alone, without asking for a value. */
    <M extends Matrix<M>> M composed(M a);
}
