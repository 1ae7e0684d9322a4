package org.gradcost.gradbench;

import java.util.Arrays;
import org.gradcost.family.dynamics.Rk4;
import org.gradcost.mode.Differentiator;
import org.gradcost.tape.compile.CompiledGradient;
import org.hipparchus.CalculusFieldElement;

/**
 * The gradient of the chain's last component by reverse mode, one step of the solver at a time. The states of all steps are
 * computed in plain arithmetic and stored; then the steps are processed in reverse order. With the adjoint w of the state after a
 * step, the gradient of {@code Σ w_i·y_i} consists of the adjoint of the state before the step and the step's contribution to the
 * gradient. All steps are equal, so one is recorded and compiled once; the recording has the length of one step instead of s.
 */
final class OdeBySteps implements Differentiator {

    private final int n;
    private final double h;
    private final double[][] states;
    private final double[] point; // x, the state before the step, w
    private final double[] adjoints;
    private final CompiledGradient step;

    OdeBySteps(int n, int steps) {
        this.n = n;
        this.h = 2.0 / steps;
        this.states = new double[steps + 1][n];
        this.point = new double[3 * n];
        this.adjoints = new double[3 * n];
        this.step = CompiledGradient.compile(this::weighted, point);
    }

    /** Returns Σ w_i·y_i after a step. */
    private <T extends CalculusFieldElement<T>> T weighted(T[] point) {
        T[] y = Arrays.copyOfRange(point, n, 2 * n);
        Rk4.step(Arrays.copyOf(point, n), y, h, y);
        T sum = point[2 * n].multiply(y[0]);
        for (int i = 1; i < n; i++) {
            sum = sum.add(point[2 * n + i].multiply(y[i]));
        }
        return sum;
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        int last = states.length - 1;
        for (int i = 0; i < last; i++) {
            Rk4.step(x, states[i], h, states[i + 1]);
        }
        System.arraycopy(x, 0, point, 0, n);
        Arrays.fill(point, 2 * n, 3 * n, 0);
        point[3 * n - 1] = 1;
        Arrays.fill(gradient, 0);
        for (int i = last - 1; i >= 0; i--) {
            System.arraycopy(states[i], 0, point, n, n);
            step.gradient(point, adjoints);
            for (int j = 0; j < n; j++) {
                gradient[j] += adjoints[j];
            }
            System.arraycopy(adjoints, n, point, 2 * n, n);
        }
        return states[last][n - 1];
    }

    @Override
    public long tapeBytes() {
        return step.workspaceBytes();
    }
}
