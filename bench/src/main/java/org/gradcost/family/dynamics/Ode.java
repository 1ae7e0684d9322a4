package org.gradcost.family.dynamics;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.hipparchus.CalculusFieldElement;

/**
 * The last component of a chain of differential equations, {@code y_0' = x_0, y_i' = x_i·y_{i−1}}, solved on [0, 2] by
 * {@link Rk4}, with a loop-carried state.
 *
 * <p>By hand, the discrete adjoint: the states of all steps are stored, and the steps are processed backwards. With w = ȳ after a
 * step, the slopes have adjoints {@code (h/6, h/3, h/3, h/6)·w_i}; each {@code k_i = x_i·(y_{i−1} + c·k'_{i−1})} contributes
 * {@code k̄_i·(y_{i−1} + c·k'_{i−1})} to x_i, {@code x_i·k̄_i} to y_{i−1} and {@code c·x_i·k̄_i} to k'_{i−1}.
 *
 * <p>In a chain of s steps only y_0 … y_{4s−1} become nonzero; as a family, s = n. The solution is {@code Π x_i·2^n/n!}, which
 * soon underflows, so {@code x_i = (i + 1)/2·u_i} with u around 1. The work is n²; n is at most 1000, where a tape takes 0.3 GB.
 *
 * <p>Source: {@code ode} of GradBench, from B. Bell's cmpad.
 */
public final class Ode implements Family {

    private static final int LARGEST = 1000;

    @Override
    public String name() {
        return "ode";
    }

    @Override
    public String formula() {
        return "y_{n−1}(2) by n steps of RK4, y_0' = x_0, y_i' = x_i·y_{i−1}, y(0) = 0";
    }

    @Override
    public String inputs() {
        return "x_i = (i + 1)/2·u_i, u uniform in [0.8, 1.25)";
    }

    @Override
    public String source() {
        return "GradBench ode; cmpad";
    }

    @Override
    public double growth() {
        return 2;
    }

    @Override
    public int nearest(int n) {
        return Math.min(n, LARGEST);
    }

    @Override
    public int largest() {
        return LARGEST;
    }

    @Override
    public Problem problem(int n, long seed) {
        double[] x = new SplittableRandom(seed).doubles(n, 0.8, 1.25).toArray();
        for (int i = 0; i < n; i++) {
            x[i] *= (i + 1) / 2.0;
        }
        return at(x, n);
    }

    /**
     * Returns the chain with given rates.
     *
     * @param steps at least 1
     */
    public static Problem at(double[] x, int steps) {
        if (steps < 1 || x.length == 0) {
            throw new IllegalArgumentException(
                    "ode: " + x.length + " components and " + steps + " steps; at least 1 of each");
        }
        return new Chain(x, steps);
    }

    private static final class Chain implements ScalarCircuit {

        private final double[] inputs;
        private final int steps;
        private final double[] y;
        private double[][] states; // before each step; needed only by the gradient
        private double[][] slopes;

        Chain(double[] inputs, int steps) {
            this.inputs = inputs;
            this.steps = steps;
            this.y = new double[inputs.length];
        }

        @Override
        public Map<String, Object> constants() {
            return Map.of("s", steps);
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            return Rk4.solve(x, steps)[x.length - 1];
        }

        @Override
        public double primal(double[] x) {
            Arrays.fill(y, 0);
            for (int step = 0; step < steps; step++) {
                Rk4.step(x, y, 2.0 / steps, y);
            }
            return y[x.length - 1];
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            if (states == null) {
                states = new double[steps][x.length];
                slopes = new double[3][x.length];
            }
            double h = 2.0 / steps;
            for (int step = 1; step < steps; step++) {
                Rk4.step(x, states[step - 1], h, states[step]);
            }
            Rk4.step(x, states[steps - 1], h, y);
            double value = y[x.length - 1];

            double[] adjoint = y;
            Arrays.fill(adjoint, 0);
            adjoint[x.length - 1] = 1;
            Arrays.fill(gradient, 0);
            for (int step = steps - 1; step >= 0; step--) {
                back(x, states[step], h, adjoint, gradient);
            }
            return value;
        }

        /** Processes one step backwards: the adjoint of the state after it becomes that of the state before it. */
        private void back(double[] x, double[] y, double h, double[] adjoint, double[] gradient) {
            double[] k1 = slopes[0];
            double[] k2 = slopes[1];
            double[] k3 = slopes[2];
            k1[0] = x[0];
            k2[0] = x[0];
            k3[0] = x[0];
            for (int i = 1; i < x.length; i++) {
                k1[i] = x[i] * y[i - 1];
                k2[i] = x[i] * (y[i - 1] + h / 2 * k1[i - 1]);
                k3[i] = x[i] * (y[i - 1] + h / 2 * k2[i - 1]);
            }
            double from2 = 0; // contributions of k2, k3 and k4 of the next component to k1, k2 and k3 of this one
            double from3 = 0;
            double from4 = 0;
            double w = h / 6 * adjoint[x.length - 1];
            for (int i = x.length - 1; i > 0; i--) {
                double a1 = w + from2;
                double a2 = 2 * w + from3;
                double a3 = 2 * w + from4;
                double a4 = w;
                double before = y[i - 1];
                gradient[i] += a1 * before
                        + a2 * (before + h / 2 * k1[i - 1])
                        + a3 * (before + h / 2 * k2[i - 1])
                        + a4 * (before + h * k3[i - 1]);
                w = h / 6 * adjoint[i - 1];
                adjoint[i - 1] += x[i] * (a1 + a2 + a3 + a4);
                from2 = h / 2 * x[i] * a2;
                from3 = h / 2 * x[i] * a3;
                from4 = h * x[i] * a4;
            }
            gradient[0] += 6 * w + from2 + from3 + from4;
        }
    }
}
