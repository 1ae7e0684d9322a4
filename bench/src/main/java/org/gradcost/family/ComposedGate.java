package org.gradcost.family;

import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.UnaryMatrixGate;

/**
 * A matrix gate that belongs to a family, and that is also given as a composition of the methods of {@link Matrix}, for engines
 * that cannot run the code of a gate: where the modes of the suite apply the gate, a tensor library calls {@link #composed}.
 */
public interface ComposedGate extends UnaryMatrixGate {

    /** Returns the gate's result by the methods of {@link Matrix} alone, without reading a value. */
    <M extends Matrix<M>> M composed(M a);
}
