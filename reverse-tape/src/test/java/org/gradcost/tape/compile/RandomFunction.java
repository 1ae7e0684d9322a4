package org.gradcost.tape.compile;

import org.gradcost.gate.Differentiable;

/** A circuit made by dice. */
interface RandomFunction {

    /** Another point each time. */
    double[] point();

    <T extends Differentiable<T>> T run(T[] x);
}
