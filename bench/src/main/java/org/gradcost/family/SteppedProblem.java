package org.gradcost.family;

import org.gradcost.tape.checkpoint.SteppedCircuit;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** A problem whose circuit consists of steps; modes without support for steps run all of them in a row. */
public interface SteppedProblem extends ScalarCircuit, SteppedCircuit {

    @Override
    default <T extends CalculusFieldElement<T>> T scalar(T[] x) {
        return output(end(x));
    }

    /** Returns the state after all steps. */
    default <T extends CalculusFieldElement<T>> T[] end(T[] x) {
        T[] state = MathArrays.buildArray(x[0].getField(), stateSize());
        T[] next = MathArrays.buildArray(x[0].getField(), stateSize());
        start(x, state);
        for (int i = 0; i < steps(); i++) {
            step(i, x, state, next);
            T[] before = state;
            state = next;
            next = before;
        }
        return state;
    }
}
