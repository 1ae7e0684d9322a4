package org.gradcost.family.dynamics;

/** The Jacobian by hand of the last {@link AdjointSteps#end} with respect to the initial state. */
interface StateJacobian {

    /** Writes the Jacobian, row by row: a row for each element of the last state. */
    void compute(double[] jacobian);
}
