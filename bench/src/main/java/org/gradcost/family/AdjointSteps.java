package org.gradcost.family;

/** A circuit of steps whose adjoint is written by hand: what its gradient and the Jacobian of its end are made of. */
interface AdjointSteps extends SteppedProblem {

    /** The state after all steps, in plain arithmetic; the same array at every call. */
    double[] end(double[] x);

    /** Takes an adjoint of the last {@link #end} back to the beginning, in place. */
    void back(double[] adjoint);
}
