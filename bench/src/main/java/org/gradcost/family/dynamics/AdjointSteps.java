package org.gradcost.family.dynamics;

import org.gradcost.family.SteppedProblem;
import org.hipparchus.CalculusFieldElement;

/**
 * A circuit of steps whose adjoint is written by hand: what its gradient and the Jacobian of its end are made of. Its first
 * state is its inputs.
 */
interface AdjointSteps extends SteppedProblem {

    /** Returns the state after all steps, in plain arithmetic; the same array at every call. */
    double[] end(double[] x);

    /** Takes an adjoint of the last {@link #end} back to the beginning, in place. */
    void back(double[] adjoint);

    @Override
    default int stateSize() {
        return inputs().length;
    }

    @Override
    default int parameters() {
        return 0;
    }

    @Override
    default <T extends CalculusFieldElement<T>> void start(T[] x, T[] state) {
        System.arraycopy(x, 0, state, 0, state.length);
    }
}
