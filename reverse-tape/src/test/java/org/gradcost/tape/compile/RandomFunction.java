package org.gradcost.tape.compile;

import org.gradcost.gate.Differentiable;
import org.hipparchus.util.MathArrays;

/** A circuit made by dice. */
interface RandomFunction {

    /** Another point each time. */
    double[] point();

    <T extends Differentiable<T>> T run(T[] x);

    /** Returns several outputs; here the one, its sine and an input. */
    default <T extends Differentiable<T>> T[] runMany(T[] x) {
        T[] outputs = MathArrays.buildArray(x[0].getField(), 3);
        outputs[0] = run(x);
        outputs[1] = outputs[0].sin();
        outputs[2] = x[x.length - 1];
        return outputs;
    }
}
