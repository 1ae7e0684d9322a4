package org.gradcost.gradbench;

import java.util.Arrays;
import org.gradcost.family.Rk4;
import org.gradcost.mode.Differentiator;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;

/**
 * The gradient of the chain's last component in reverse, a step of the solver at a time. The states of all steps are
 * computed in plain arithmetic and kept; then each step, the last one first, goes on a tape of its own. With the adjoint w
 * of the state after it, the gradient of {@code Σ w_i·y_i} is the adjoint of the state before and the step's share of
 * the gradient. The tape is one step long instead of s.
 */
final class OdeBySteps implements Differentiator {

    private final int n;
    private final int steps;
    private final double[][] states;
    private final double[] values; // x, then y
    private final double[] adjoints;
    private final Variable[] inputs;
    private final Variable[] x;
    private final Variable[] y;
    private final Tape tape = new Tape();

    OdeBySteps(int n, int steps) {
        this.n = n;
        this.steps = steps;
        this.states = new double[steps + 1][n];
        this.values = new double[2 * n];
        this.adjoints = new double[2 * n];
        this.inputs = new Variable[2 * n];
        this.x = new Variable[n];
        this.y = new Variable[n];
    }

    @Override
    public double gradient(double[] point, double[] gradient) {
        double h = 2.0 / steps;
        for (int step = 0; step < steps; step++) {
            Rk4.step(point, states[step], h, states[step + 1]);
        }
        double[] w = new double[n];
        w[n - 1] = 1;
        Arrays.fill(gradient, 0);
        System.arraycopy(point, 0, values, 0, n);
        for (int step = steps - 1; step >= 0; step--) {
            back(states[step], h, w, gradient);
        }
        return states[steps][n - 1];
    }

    private void back(double[] state, double h, double[] w, double[] gradient) {
        System.arraycopy(state, 0, values, n, n);
        tape.inputs(values, inputs);
        System.arraycopy(inputs, 0, x, 0, n);
        System.arraycopy(inputs, n, y, 0, n);
        Rk4.step(x, y, h, y);
        tape.gradient(y[0].join(0, w, y), adjoints);
        for (int i = 0; i < n; i++) {
            gradient[i] += adjoints[i];
        }
        System.arraycopy(adjoints, n, w, 0, n);
    }

    @Override
    public long tapeBytes() {
        return tape.bytes();
    }
}
