package org.gradcost.family.learning;

import java.util.SplittableRandom;
import org.gradcost.family.FusedCircuit;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.NaturalCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SizeLadder;
import org.gradcost.family.SizeLadderFamily;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.kernel.Products;
import org.hipparchus.CalculusFieldElement;

/**
 * A sigmoid neuron, {@code σ(w·x + b)}: the circuit with which backpropagation is usually taught, extended to any number of
 * inputs. Weights, signals and bias are all inputs: n = 2k + 1, in the order w, x, b; the smallest n is 3.
 *
 * <p>With {@code s = σ(w·x + b)} and {@code d = s·(1 − s)}: {@code ∂/∂w_i = d·x_i}, {@code ∂/∂x_i = d·w_i}, {@code ∂/∂b = d}.
 *
 * <p>The weights decrease with n, so that σ does not saturate with 10⁸ of them.
 *
 * <p>In {@code scalar} gates σ is composed of a negation, e^x, an addition and a reciprocal; in {@code fused} gates it is one
 * gate.
 *
 * <p>Source: the neuron of Stanford's course CS231n, notes on backpropagation, where k = 2.
 */
public final class Neuron extends SizeLadderFamily {

    public Neuron() {
        super(SizeLadder.endless(step -> 2L * step + 3));
    }

    @Override
    public String name() {
        return "neuron";
    }

    @Override
    public String formula() {
        return "σ(w·x + b)";
    }

    @Override
    public String inputs() {
        return "w uniform in [−1, 1)/√k, x and b in [−1, 1)";
    }

    @Override
    public String source() {
        return "CS231n, notes on backpropagation";
    }

    @Override
    public Problem problem(int n, long seed) {
        int k = step(n) + 1;
        double[] inputs = new SplittableRandom(seed).doubles(n, -1, 1).toArray();
        double spread = 1 / Math.sqrt(k);
        for (int i = 0; i < k; i++) {
            inputs[i] *= spread;
        }
        return new Cell(inputs);
    }

    private record Cell(double[] inputs) implements ScalarCircuit, NaturalCircuit, FusedCircuit, MatrixCircuit {

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            return excitation(x).negate().exp().add(1).reciprocal();
        }

        @Override
        public <T extends CalculusFieldElement<T>> T fused(T[] x) {
            return Functions.sigmoid(excitation(x));
        }

        private static <T extends CalculusFieldElement<T>> T excitation(T[] x) {
            int k = x.length / 2;
            Sum<T> sum = Functions.sum(x[2 * k]);
            sum.addDot(k, x, 0, 1, x, k, 1);
            return sum.total();
        }

        @Override
        public <T extends CalculusFieldElement<T>> T natural(T[] x) {
            int k = x.length / 2;
            T sum = x[2 * k];
            for (int i = 0; i < k; i++) {
                sum = sum.add(x[i].multiply(x[k + i]));
            }
            return sum.negate().exp().add(1).reciprocal();
        }

        @Override
        public int[][] shapes() {
            int k = inputs.length / 2;
            return new int[][] {{k, 1}, {k, 1}, {1, 1}};
        }

        @Override
        public <M extends Matrix<M>> M matrix(M[] x) {
            return x[0].dot(x[1]).plus(x[2]).sigmoid();
        }

        @Override
        public double primal(double[] x) {
            int k = x.length / 2;
            return 1 / (1 + Elementary.exp(-(Products.dot(x, 0, x, k, k) + x[2 * k])));
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            int k = x.length / 2;
            double s = primal(x);
            double slope = s * (1 - s);
            // Copied and then scaled in place, because HotSpot would not vectorise a loop over x[k + i].
            System.arraycopy(x, k, gradient, 0, k);
            System.arraycopy(x, 0, gradient, k, k);
            gradient[2 * k] = 1;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= slope;
            }
            return s;
        }
    }
}
