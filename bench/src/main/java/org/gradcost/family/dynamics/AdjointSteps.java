package org.gradcost.family.dynamics;

import org.gradcost.family.SteppedProblem;
import org.hipparchus.CalculusFieldElement;

/**
 * A circuit of steps with a hand-written adjoint, from which its gradient and the Jacobian of its final state are computed. Its
 * initial state is its inputs.
 */
interface AdjointSteps extends SteppedProblem {

    /** Returns the state after all steps, in plain arithmetic, in the same array at every call. */
    double[] end(double[] x);

    /** Propagates an adjoint of the last {@link #end} back to the initial state, in place. */
    void back(double[] adjoint);

    /** Returns the Jacobian by hand of the state after all steps, with work arrays of its own. */
    default StateJacobian stateJacobian() {
        return new AdjointRows(this);
    }

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
