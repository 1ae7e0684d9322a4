package org.gradcost.family.learning;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradcost.family.SizeLadder;
import org.gradcost.family.SizeLadderFamily;
import org.gradcost.family.SteppedFamily;
import org.gradcost.family.SteppedProblem;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.matrix.kernel.Products;
import org.hipparchus.CalculusFieldElement;

/**
 * A recurrent network on a real sequence s: it predicts each number from all those before it, {@code e_i = v·h_i − s_i}, and then
 * reads it, {@code h_{i+1} = tanh(W·h_i + u·s_i + b)}, starting with {@code h_0 = 0}. The function is the mean of e_i².
 *
 * <p>Inputs are W, k×k and row-major, then u, b and v, {@code n = k² + 3k}, so n = 4, 10, 18, 28, … The sequence consists of the
 * pixels of the digits one after the other, 115 008 numbers, repeated periodically; 100 steps are a digit and a half.
 *
 * <p>Backpropagation through time, with {@code ē_i = 2e_i/l} for l steps and {@code z̄_i = h̄_{i+1}∘(1 − h_{i+1}²)}:
 * {@code W̄ += z̄_i·h_iᵀ}, {@code ū += s_i·z̄_i}, {@code b̄ += z̄_i}, {@code v̄ += ē_i·h_i}, and {@code h̄_i = Wᵀ·z̄_i + ē_i·v}.
 *
 * <p>Source: J. L. Elman, "Finding structure in time", Cognitive Science 14, 1990.
 */
public final class Recurrence extends SizeLadderFamily implements SteppedFamily {

    public Recurrence() {
        super(SizeLadder.endless(step -> (step + 1L) * (step + 4L)));
    }

    @Override
    public String name() {
        return "recurrence";
    }

    @Override
    public String formula() {
        return "mean of (v·h_i − s_i)², h_{i+1} = tanh(W·h_i + u·s_i + b), " + STEPS + " steps";
    }

    @Override
    public String inputs() {
        return "weights uniform in [−1, 1)/√k; s the pixels of the digits, one after the other";
    }

    @Override
    public String source() {
        return "Elman 1990; data: UCI digits";
    }

    @Override
    public SteppedProblem ofSteps(int n, int steps, long seed) {
        int k = step(n) + 1;
        double scale = 1 / Math.sqrt(k);
        double[] inputs =
                new SplittableRandom(seed).doubles(n, -1, 1).map(w -> w * scale).toArray();
        return new Network(inputs, k, steps);
    }

    private static final class Network implements SteppedProblem {

        private final double[] inputs;
        private final int k;
        private final int steps;
        private final double[][] pixels = Data.images().rows();
        private double[][] h; // for the gradient by hand
        private double[] dh;
        private double[] dz;

        Network(double[] inputs, int k, int steps) {
            this.inputs = inputs;
            this.k = k;
            this.steps = steps;
        }

        private double sequence(int i) {
            return pixels[i / 64 % pixels.length][i % 64];
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public int steps() {
            return steps;
        }

        /** Returns the length of the state, which is h and the sum of squares so far. */
        @Override
        public int stateSize() {
            return k + 1;
        }

        @Override
        public int parameters() {
            return inputs.length;
        }

        @Override
        public <T extends CalculusFieldElement<T>> void start(T[] x, T[] state) {
            Arrays.fill(state, x[0].newInstance(0));
        }

        @Override
        public <T extends CalculusFieldElement<T>> void step(int i, T[] x, T[] state, T[] next) {
            double s = sequence(i);
            int u = k * k;
            int b = u + k;
            int v = b + k;
            T guess = x[v].multiply(state[0]);
            for (int j = 1; j < k; j++) {
                guess = guess.add(x[v + j].multiply(state[j]));
            }
            next[k] = state[k].add(guess.subtract(s).square());
            for (int row = 0; row < k; row++) {
                T z = x[b + row].add(x[u + row].multiply(s));
                for (int j = 0; j < k; j++) {
                    z = z.add(x[row * k + j].multiply(state[j]));
                }
                next[row] = z.tanh();
            }
        }

        @Override
        public <T extends CalculusFieldElement<T>> T output(T[] state) {
            return state[k].multiply(1.0 / steps);
        }

        @Override
        public double primal(double[] x) {
            makeRoom();
            return value(x);
        }

        private double value(double[] x) {
            double sum = 0;
            int u = k * k;
            int b = u + k;
            int v = b + k;
            Arrays.fill(h[0], 0);
            for (int i = 0; i < steps; i++) {
                double s = sequence(i);
                double[] before = h[i];
                double[] after = h[i + 1];
                double e = Products.dot(x, v, before, 0, k) - s;
                sum += e * e;
                for (int row = 0; row < k; row++) {
                    after[row] = Elementary.tanh(Products.dot(x, row * k, before, 0, k) + x[b + row] + x[u + row] * s);
                }
            }
            return sum / steps;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            double value = primal(x);
            int u = k * k;
            int b = u + k;
            int v = b + k;
            Arrays.fill(gradient, 0);
            Arrays.fill(dh, 0);
            for (int i = steps - 1; i >= 0; i--) {
                double s = sequence(i);
                double[] before = h[i];
                double[] after = h[i + 1];
                double de = 2 * (Products.dot(x, v, before, 0, k) - s) / steps;
                for (int row = 0; row < k; row++) {
                    dz[row] = dh[row] * (1 - after[row] * after[row]);
                    gradient[u + row] += s * dz[row];
                    gradient[b + row] += dz[row];
                    gradient[v + row] += de * before[row];
                    dh[row] = de * x[v + row];
                }
                for (int row = 0; row < k; row++) {
                    double d = dz[row];
                    for (int j = 0; j < k; j++) {
                        gradient[row * k + j] += d * before[j];
                        dh[j] += d * x[row * k + j];
                    }
                }
            }
            return value;
        }

        private void makeRoom() {
            if (h == null) {
                h = new double[steps + 1][k];
                dh = new double[k];
                dz = new double[k];
            }
        }
    }
}
