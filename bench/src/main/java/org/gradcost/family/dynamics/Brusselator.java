package org.gradcost.family.dynamics;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradcost.family.SizeLadder;
import org.gradcost.family.SizeLadderFamily;
import org.gradcost.gate.matrix.kernel.Products;
import org.hipparchus.CalculusFieldElement;

/**
 * Two substances that react and diffuse along a ring of c cells, integrated by Euler's method:
 * {@code u′ = A + u²v − (B + 1)u + α·Δu}, {@code v′ = Bu − u²v + α·Δv}, where {@code Δu_i = u_{i−1} − 2u_i + u_{i+1}}, A = 1, B =
 * 3, α = 0.1, in steps of 0.01. The function is the mean of u² at the end.
 *
 * <p>Inputs are u, then v, at the beginning: n = 2c.
 *
 * <p>The adjoints are propagated backwards by the transposed method, over the states of the forward integration:
 * {@code ū ← ū + h·((2uv − B − 1)·ū + (B − 2uv)·v̄ + α·Δū)}, {@code v̄ ← v̄ + h·(u²·ū − u²·v̄ + α·Δv̄)}, with ū and v̄ of the
 * later state on the right.
 *
 * <p>Source: I. Prigogine and R. Lefever, "Symmetry breaking instabilities in dissipative systems II", Journal of Chemical
 * Physics 48, 1968.
 */
public final class Brusselator extends SizeLadderFamily implements AdjointFamily {

    private static final double A = 1;
    private static final double B = 3;
    private static final double ALPHA = 0.1;
    private static final double H = 0.01;

    /** The part of the slope of a step by u itself, or v, that is the same in every cell. */
    static final double U_BY_U = 1 - H * (1 + 2 * ALPHA);

    static final double V_BY_V = 1 - H * 2 * ALPHA;

    /** The slope of a step by the same quantity of a neighbouring cell. */
    static final double BY_NEIGHBOUR = H * ALPHA;

    public Brusselator() {
        super(SizeLadder.endless(step -> 2L * (step + 1)));
    }

    @Override
    public String name() {
        return "brusselator";
    }

    @Override
    public String formula() {
        return "mean of u² after " + STEPS + " Euler steps of u′ = A + u²v − (B + 1)u + α·Δu, v′ = Bu − u²v + α·Δv";
    }

    @Override
    public String inputs() {
        return "u and v at the beginning, uniform in [0.5, 1.5) and [2.5, 3.5)";
    }

    @Override
    public String source() {
        return "Prigogine and Lefever 1968";
    }

    @Override
    public Ring ofSteps(int n, int steps, long seed) {
        double[] inputs = new SplittableRandom(seed).doubles(n, 0.5, 1.5).toArray();
        for (int i = n / 2; i < n; i++) {
            inputs[i] += 2;
        }
        return new Ring(inputs, n / 2, steps);
    }

    /** Returns the slope of a step of u by v; that of v by v is {@link #V_BY_V} minus this. */
    static double uByV(double u) {
        return H * (u * u);
    }

    /** Returns the slope of a step of v by u; that of u by u is {@link #U_BY_U} minus this. */
    static double vByU(double u, double v) {
        return H * (B - 2 * u * v);
    }

    static final class Ring implements AdjointSteps {

        /** The largest number of cells at which four tangents at a time are faster than rows of them (measured). */
        private static final int FEW = 4;

        private final double[] inputs;
        private final int cells;
        private final int steps;
        private double[][] states; // for the gradient by hand
        private double[] later;

        Ring(double[] inputs, int cells, int steps) {
            this.inputs = inputs;
            this.cells = cells;
            this.steps = steps;
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public int steps() {
            return steps;
        }

        @Override
        public <T extends CalculusFieldElement<T>> void step(int i, T[] none, T[] state, T[] next) {
            for (int j = 0; j < cells; j++) {
                T u = state[j];
                T v = state[cells + j];
                T uuv = u.square().multiply(v);
                T bu = u.multiply(B);
                T du = uuv.subtract(bu).subtract(u).add(A).add(spread(state, 0, j));
                T dv = bu.subtract(uuv).add(spread(state, cells, j));
                next[j] = u.add(du.multiply(H));
                next[cells + j] = v.add(dv.multiply(H));
            }
        }

        private <T extends CalculusFieldElement<T>> T spread(T[] state, int from, int j) {
            return state[from + left(j)]
                    .add(state[from + right(j)])
                    .subtract(state[from + j].multiply(2))
                    .multiply(ALPHA);
        }

        int left(int j) {
            return j == 0 ? cells - 1 : j - 1;
        }

        int right(int j) {
            return j == cells - 1 ? 0 : j + 1;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T output(T[] state) {
            T sum = state[0].square();
            for (int j = 1; j < cells; j++) {
                sum = sum.add(state[j].square());
            }
            return sum.multiply(1.0 / cells);
        }

        @Override
        public double primal(double[] x) {
            double[] end = end(x);
            return Products.dot(end, 0, end, 0, cells) / cells;
        }

        @Override
        public double[] end(double[] x) {
            if (states == null) {
                states = new double[steps + 1][2 * cells];
                later = new double[2 * cells];
            }
            System.arraycopy(x, 0, states[0], 0, 2 * cells);
            for (int i = 0; i < steps; i++) {
                step(states[i], states[i + 1]);
            }
            return states[steps];
        }

        /** Returns the state before a step of the last {@link #end}. */
        double[] state(int step) {
            return states[step];
        }

        private void step(double[] state, double[] next) {
            for (int j = 0; j < cells; j++) {
                double u = state[j];
                double v = state[cells + j];
                double uuv = u * u * v;
                next[j] = u + H * (A + uuv - (B + 1) * u + spread(state, 0, j));
                next[cells + j] = v + H * (B * u - uuv + spread(state, cells, j));
            }
        }

        private double spread(double[] state, int from, int j) {
            return ALPHA * (state[from + left(j)] - 2 * state[from + j] + state[from + right(j)]);
        }

        private double neighbours(double[] adjoint, int from, int j) {
            return adjoint[from + left(j)] + adjoint[from + right(j)];
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            double value = primal(x);
            Arrays.fill(gradient, cells, 2 * cells, 0);
            for (int j = 0; j < cells; j++) {
                gradient[j] = 2 * states[steps][j] / cells;
            }
            back(gradient);
            return value;
        }

        @Override
        public StateJacobian stateJacobian() {
            return cells <= FEW ? new BrusselatorQuads(this) : new BrusselatorRows(this);
        }

        @Override
        public void back(double[] adjoint) {
            for (int i = steps - 1; i >= 0; i--) {
                System.arraycopy(adjoint, 0, later, 0, 2 * cells);
                stepBack(states[i], adjoint);
            }
        }

        private void stepBack(double[] state, double[] adjoint) {
            for (int j = 0; j < cells; j++) {
                double uByV = uByV(state[j]);
                double vByU = vByU(state[j], state[cells + j]);
                double u = later[j];
                double v = later[cells + j];
                adjoint[j] = (U_BY_U - vByU) * u + vByU * v + BY_NEIGHBOUR * neighbours(later, 0, j);
                adjoint[cells + j] = (V_BY_V - uByV) * v + uByV * u + BY_NEIGHBOUR * neighbours(later, cells, j);
            }
        }
    }
}
