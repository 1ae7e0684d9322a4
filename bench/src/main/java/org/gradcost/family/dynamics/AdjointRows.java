package org.gradcost.family.dynamics;

import java.util.Arrays;

/** A Jacobian row by row: a row is the result of the adjoint steps for a unit vector. */
final class AdjointRows implements StateJacobian {

    private final AdjointSteps steps;
    private final double[] adjoint;

    AdjointRows(AdjointSteps steps) {
        this.steps = steps;
        this.adjoint = new double[steps.stateSize()];
    }

    @Override
    public void compute(double[] jacobian) {
        int n = adjoint.length;
        for (int i = 0; i < n; i++) {
            Arrays.fill(adjoint, 0);
            adjoint[i] = 1;
            steps.back(adjoint);
            System.arraycopy(adjoint, 0, jacobian, i * n, n);
        }
    }
}
