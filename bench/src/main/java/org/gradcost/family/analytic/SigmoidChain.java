package org.gradcost.family.analytic;

import java.util.SplittableRandom;
import org.gradcost.family.Family;
import org.gradcost.family.FusedNeighbourSum;
import org.gradcost.family.Problem;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.hipparchus.CalculusFieldElement;

/**
 * A ring of sigmoids, {@code Σ σ(x_i·x_{i+1})} with {@code x_n = x_0}: one costly gate per input, every term local.
 *
 * <p>With {@code s_i = σ(x_i·x_{i+1})} and {@code d_i = s_i·(1 − s_i)}: {@code ∂/∂x_i = d_{i−1}·x_{i−1} + d_i·x_{i+1}}.
 * At n = 1 the only term is {@code σ(x_0²)}.
 *
 * <p>In {@code scalar} gates σ is made of a negation, e^x, an addition and a reciprocal; in {@code fused} gates it is one.
 *
 * <p>Source: the sigmoid neuron of lectures on backpropagation, made into a chain so that it has a size.
 */
public final class SigmoidChain implements Family {

    @Override
    public String name() {
        return "sigmoid-chain";
    }

    @Override
    public String formula() {
        return "Σ σ(x_i·x_{i+1}), cyclic";
    }

    @Override
    public String inputs() {
        return "uniform in [−2, 2)";
    }

    @Override
    public String source() {
        return "the sigmoid neuron of backpropagation lectures, as a ring";
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public Problem problem(int n, long seed) {
        return new Ring(new SplittableRandom(seed).doubles(n, -2, 2).toArray());
    }

    private record Ring(double[] inputs) implements FusedNeighbourSum {

        @Override
        public int terms() {
            return inputs.length;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x, int terms) {
            Sum<T> sum = Functions.sum(x[0].newInstance(0));
            for (int i = 0; i < terms; i++) {
                sum.add(x[i].multiply(x[next(i, x.length)])
                        .negate()
                        .exp()
                        .add(1)
                        .reciprocal());
            }
            return sum.total();
        }

        @Override
        public <T extends CalculusFieldElement<T>> T fused(T[] x, int terms) {
            Sum<T> sum = Functions.sum(x[0].newInstance(0));
            for (int i = 0; i < terms; i++) {
                sum.add(Functions.sigmoid(x[i].multiply(x[next(i, x.length)])));
            }
            return sum.total();
        }

        @Override
        public double primal(double[] x) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += 1 / (1 + Elementary.exp(-x[i] * x[next(i, x.length)]));
            }
            return sum;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            int n = x.length;
            double sum = 0;
            gradient[0] = 0;
            for (int i = 0; i < n - 1; i++) {
                double s = 1 / (1 + Elementary.exp(-x[i] * x[i + 1]));
                double slope = s * (1 - s);
                sum += s;
                gradient[i] += slope * x[i + 1];
                gradient[i + 1] = slope * x[i];
            }
            double s = 1 / (1 + Elementary.exp(-x[n - 1] * x[0]));
            double slope = s * (1 - s);
            gradient[n - 1] += slope * x[0];
            gradient[0] += slope * x[n - 1];
            return sum + s;
        }

        private static int next(int i, int n) {
            return i + 1 < n ? i + 1 : 0;
        }
    }
}
