package org.gradcost.family.analytic;

import java.util.SplittableRandom;
import org.gradcost.family.Family;
import org.gradcost.family.FusedNeighbourSum;
import org.gradcost.family.NaturalCircuit;
import org.gradcost.family.Problem;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.gate.matrix.kernel.FusedMultiplyAdd;
import org.gradcost.gate.matrix.kernel.Products;
import org.gradcost.vector.VectorSigmoidRing;
import org.hipparchus.CalculusFieldElement;

/**
 * A ring of sigmoids, {@code Σ σ(x_i·x_{i+1})} with {@code x_n = x_0}: one expensive gate per input, and only local terms.
 *
 * <p>With {@code s_i = σ(x_i·x_{i+1})} and {@code d_i = s_i·(1 − s_i)}: {@code ∂/∂x_i = d_{i−1}·x_{i−1} + d_i·x_{i+1}}. For n = 1
 * the only term is {@code σ(x_0²)}.
 *
 * <p>In {@code scalar} gates σ is composed of a negation, e^x, an addition and a reciprocal; in {@code fused} gates it is one
 * gate.
 *
 * <p>Source: the sigmoid neuron of lectures on backpropagation, extended to a chain so that it has a size.
 */
public final class SigmoidChain implements Family {

    private static final boolean VECTOR = Kernels.ofThisJvm() == Kernels.VECTOR;

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

    private static final class Ring implements FusedNeighbourSum, NaturalCircuit {

        private final double[] inputs;
        private final ShiftedBlock block = new ShiftedBlock();

        Ring(double[] inputs) {
            this.inputs = inputs;
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public int terms() {
            return inputs.length;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x, int terms) {
            Sum<T> sum = Functions.sum(x[0].newInstance(0));
            for (int i = 0; i < terms; i++) {
                sum.add(term(x[i], x[next(i, x.length)]));
            }
            return sum.total();
        }

        @Override
        public <T extends CalculusFieldElement<T>> T natural(T[] x) {
            T sum = term(x[0], x[next(0, x.length)]);
            for (int i = 1; i < x.length; i++) {
                sum = sum.add(term(x[i], x[next(i, x.length)]));
            }
            return sum;
        }

        private static <T extends CalculusFieldElement<T>> T term(T x, T next) {
            return x.multiply(next).negate().exp().add(1).reciprocal();
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
            if (x.length < ShiftedBlock.FEWEST_TERMS) {
                return valueByTerms(x);
            }
            double byVectors = VECTOR ? VectorSigmoidRing.value(x) : Double.NaN;
            return byVectors == byVectors ? byVectors : valueByBlocks(x);
        }

        private static double valueByTerms(double[] x) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += sigmoid(x[i], x[next(i, x.length)]);
            }
            return sum;
        }

        private static double sigmoid(double x, double next) {
            return 1 / (1 + Elementary.exp(-x * next));
        }

        /** Returns the value; the first block is outside of the loop, since HotSpot leaves loops in a loop of one turn scalar. */
        private double valueByBlocks(double[] x) {
            double sum = valueOfBlock(x, 0);
            for (int from = ShiftedBlock.LENGTH; from < x.length; from += ShiftedBlock.LENGTH) {
                sum += valueOfBlock(x, from);
            }
            return sum;
        }

        private double valueOfBlock(double[] x, int from) {
            int n = load(x, from);
            sigmoids(n);
            return Products.sum(block.terms, 0, n);
        }

        /** Loads a block of inputs; the last input is followed by the first. */
        private int load(double[] x, int from) {
            int n = block.load(x, from, length(x, from));
            if (from + n == x.length) {
                block.next[n - 1] = x[0];
            }
            return n;
        }

        private static int length(double[] x, int from) {
            return Math.min(ShiftedBlock.LENGTH, x.length - from);
        }

        /** Computes the terms {@code 1/(1 + e^−x·next)}. */
        private void sigmoids(int n) {
            negatedProducts(n, block.x, block.next, block.slopes);
            Elementary.exp(n, block.slopes, block.slopesOfNext);
            shiftedReciprocals(n, block.slopesOfNext, block.terms);
        }

        private static void negatedProducts(int n, double[] x, double[] next, double[] z) {
            for (int i = 0; i < n; i++) {
                z[i] = -x[i] * next[i];
            }
        }

        private static void shiftedReciprocals(int n, double[] e, double[] s) {
            for (int i = 0; i < n; i++) {
                s[i] = 1 / (1 + e[i]);
            }
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            if (x.length < ShiftedBlock.FEWEST_TERMS) {
                return gradientByTerms(x, gradient);
            }
            double byVectors = VECTOR ? VectorSigmoidRing.gradient(x, gradient) : Double.NaN;
            return byVectors == byVectors ? byVectors : gradientByBlocks(x, gradient);
        }

        private static double gradientByTerms(double[] x, double[] gradient) {
            double sum = 0;
            double carried = 0; // contribution of term i − 1 to x_i
            for (int i = 0; i < x.length; i++) {
                double next = x[next(i, x.length)];
                double s = sigmoid(x[i], next);
                double slope = s * (1 - s);
                sum += s;
                gradient[i] = FusedMultiplyAdd.of(slope, next, carried);
                carried = slope * x[i];
            }
            gradient[0] += carried;
            return sum;
        }

        private double gradientByBlocks(double[] x, double[] gradient) {
            double sum = gradientOfBlock(x, 0);
            double carried = block.store(length(x, 0), gradient, 0, 0); // contribution of term i − 1 to x_i
            for (int from = ShiftedBlock.LENGTH; from < x.length; from += ShiftedBlock.LENGTH) {
                sum += gradientOfBlock(x, from);
                carried = block.store(length(x, from), gradient, from, carried);
            }
            gradient[0] += carried;
            return sum;
        }

        /** Computes the slopes of the terms of a block, and returns the sum of the terms. */
        private double gradientOfBlock(double[] x, int from) {
            int n = load(x, from);
            sigmoids(n);
            slopes(n, block.terms, block.x, block.next, block.slopes, block.slopesOfNext);
            return Products.sum(block.terms, 0, n);
        }

        private static void slopes(
                int n, double[] s, double[] x, double[] next, double[] slopes, double[] slopesOfNext) {
            for (int i = 0; i < n; i++) {
                double slope = s[i] * (1 - s[i]);
                slopes[i] = slope * next[i];
                slopesOfNext[i] = slope * x[i];
            }
        }

        private static int next(int i, int n) {
            return i + 1 < n ? i + 1 : 0;
        }
    }
}
