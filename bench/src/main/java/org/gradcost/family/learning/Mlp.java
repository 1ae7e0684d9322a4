package org.gradcost.family.learning;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.gradcost.family.FusedCircuit;
import org.gradcost.family.NaturalCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.SizeLadder;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.gate.matrix.Matrix;
import org.hipparchus.CalculusFieldElement;

/**
 * A perceptron with two hidden layers on real data: {@code H = σ(X·U + a)}, {@code K = σ(H·V + b)}, {@code S = K·W + c}, and the
 * mean over samples of {@code log Σ_j e^s_j − s_y}.
 *
 * <p>By backpropagation, with D = ∂f/∂S, see {@link CrossEntropy}: {@code E = (D·Wᵀ)∘K∘(1 − K)}, {@code F = (E·Vᵀ)∘H∘(1 − H)};
 * the derivatives of the matrices are {@code Kᵀ·D}, {@code Hᵀ·E} and {@code Xᵀ·F}, and those of the biases are the sums of the
 * rows of D, E and F.
 *
 * <p>Inputs are U, a, V, b, W, c. With f features, h hidden units in both layers and k classes
 * {@code n = h·(f + 1) + h·(h + 1) + k·(h + 1)}. The smallest sizes use iris, f = 4, k = 3, h = 1 … 5 (n = 13 … 73), and larger
 * ones the digits, f = 64, k = 10, h = 1, 2, 3, … (n = 87, 166, 247, …; 1482 with h = 16). A batch has 16 samples, so that the
 * work grows as n. The weights of every layer decrease with the number of its inputs, so that σ does not saturate.
 *
 * <p>In {@code scalar} gates σ is composed of a negation, e^x, an addition and a reciprocal; in {@code fused} gates it is one
 * gate.
 *
 * <p>Source: D. E. Rumelhart, G. E. Hinton and R. J. Williams, "Learning representations by back-propagating errors", Nature 323,
 * 1986; with a softmax at the end, as is usual today.
 */
public final class Mlp implements Classifier {

    private static final int IRIS_SIZES = 5;

    /**
     * Weights up to which the code by hand goes unit by unit. Measured, hand in ns: 434 instead of 886 with 13 weights, 1013 instead of
     * 1393 with 55, 1356 instead of 1885 with 87, 2208 instead of
     * 2430 with 166.
     */
    private static final int MOST_WEIGHTS_BY_UNIT = 166;

    /** The number of units in each hidden layer for learning all digits. */
    private static final int HIDDEN = 32;

    private static final SizeLadder SIZES = SizeLadder.endless(
            step -> step < IRIS_SIZES ? size(step + 1L, 4, 3) : size(step - IRIS_SIZES + 1L, 64, 10));

    private static long size(long hidden, int features, int classes) {
        return hidden * (features + 1) + hidden * (hidden + 1) + classes * (hidden + 1);
    }

    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public String formula() {
        return "mean of log Σ_j e^s_j − s_y, S = σ(σ(X·U + a)·V + b)·W + c";
    }

    @Override
    public String inputs() {
        return "weights uniform in [−1, 1)/√(a layer's inputs); 16 samples of iris (n ≤ 73) or digits";
    }

    @Override
    public String source() {
        return "Rumelhart, Hinton and Williams 1986; data: UCI iris and digits";
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public int nearest(int n) {
        return SIZES.nearest(n);
    }

    @Override
    public Problem problem(int n, long seed) {
        int step = SIZES.step(n);
        Batch batch = step < IRIS_SIZES ? Batch.of(Data.iris(), 4) : Batch.of(Data.digits(), 64);
        return perceptron(batch, step < IRIS_SIZES ? step + 1 : step - IRIS_SIZES + 1, seed);
    }

    @Override
    public Classification onImages(long seed) {
        return perceptron(Batch.of(Data.images(), 64), HIDDEN, seed);
    }

    private static Perceptron perceptron(Batch batch, int hidden, long seed) {
        Affine first = new Affine(Batch.SAMPLES, batch.features(), hidden, 0);
        Affine second = new Affine(Batch.SAMPLES, hidden, hidden, first.size());
        Affine third = new Affine(Batch.SAMPLES, hidden, batch.classes(), first.size() + second.size());
        int n = first.size() + second.size() + third.size();

        double[] inputs = new SplittableRandom(seed).doubles(n, -1, 1).toArray();
        shrink(inputs, first);
        shrink(inputs, second);
        shrink(inputs, third);
        return new Perceptron(inputs, batch, first, second, third);
    }

    private static void shrink(double[] weights, Affine layer) {
        double scale = 1 / Math.sqrt(layer.in());
        for (int i = layer.start(); i < layer.start() + layer.size(); i++) {
            weights[i] *= scale;
        }
    }

    private static final class Perceptron implements FusedCircuit, NaturalCircuit, Classification {

        private final double[] inputs;
        private final Batch batch;
        private final Affine first;
        private final Affine second;
        private final Affine third;

        // The layers by hand, the features in the order of their loops, and the loss if it is computed class by class.
        private final LayerByHand firstByHand;
        private final LayerByHand secondByHand;
        private final LayerByHand thirdByHand;
        private final double[] featuresByHand;
        private final CrossEntropyByClass byClass;

        private final double[] h;
        private final double[] k;
        private final double[] s;
        private final double[] dh;
        private final double[] dk;

        Perceptron(double[] inputs, Batch batch, Affine first, Affine second, Affine third) {
            this.inputs = inputs;
            this.batch = batch;
            this.first = first;
            this.second = second;
            this.third = third;
            boolean byUnit = inputs.length <= MOST_WEIGHTS_BY_UNIT;
            this.firstByHand = byUnit ? new AffineByUnit(first) : first;
            this.secondByHand = byUnit ? new AffineByUnit(second) : second;
            this.thirdByHand = byUnit ? new AffineByUnit(third) : third;
            this.featuresByHand = byUnit ? batch.columns() : batch.x().data;
            this.byClass = byUnit ? new CrossEntropyByClass(batch) : null;
            this.h = first.scores();
            this.k = second.scores();
            this.s = third.scores();
            this.dh = first.scores();
            this.dk = second.scores();
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T circuit(T[] x, Samples<T> samples) {
            return circuit(x, samples, z -> z.negate().exp().add(1).reciprocal());
        }

        @Override
        public <T extends CalculusFieldElement<T>> T fused(T[] x) {
            return circuit(x, Samples.of(batch), Functions::sigmoid);
        }

        @Override
        public <T extends CalculusFieldElement<T>> T fused(T[] x, T[] data) {
            return circuit(x, Samples.of(batch, data), Functions::sigmoid);
        }

        private <T extends CalculusFieldElement<T>> T circuit(T[] x, Samples<T> samples, UnaryOperator<T> sigmoid) {
            Sum<T> sum = Functions.sum(x[0].newInstance(0));
            for (int i = 0; i < Batch.SAMPLES; i++) {
                T[] hidden = each(sigmoid, samples.through(first, x, i));
                hidden = each(sigmoid, second.scalar(x, hidden));
                sum.add(CrossEntropy.scalar(third.scalar(x, hidden), samples, i));
            }
            return sum.total().multiply(1.0 / Batch.SAMPLES);
        }

        @Override
        public <T extends CalculusFieldElement<T>> T natural(T[] x) {
            UnaryOperator<T> sigmoid = z -> z.negate().exp().add(1).reciprocal();
            T sum = x[0].newInstance(0);
            for (int i = 0; i < Batch.SAMPLES; i++) {
                T[] hidden = each(sigmoid, first.natural(x, batch.rows()[i]));
                hidden = each(sigmoid, second.natural(x, hidden));
                sum = sum.add(CrossEntropy.natural(third.natural(x, hidden), batch.labels()[i]));
            }
            return sum.multiply(1.0 / Batch.SAMPLES);
        }

        private static <T> T[] each(UnaryOperator<T> function, T[] row) {
            for (int j = 0; j < row.length; j++) {
                row[j] = function.apply(row[j]);
            }
            return row;
        }

        @Override
        public int[][] shapes() {
            int features = first.in();
            int hidden = second.in();
            int classes = third.out();
            return new int[][] {
                {features, hidden}, {1, hidden}, {hidden, hidden}, {1, hidden}, {hidden, classes}, {1, classes}
            };
        }

        @Override
        public <M extends Matrix<M>> M matrix(M[] x) {
            return CrossEntropy.matrix(scores(x[0].constant(batch.x()), x), batch);
        }

        @Override
        public Batch batch() {
            return batch;
        }

        @Override
        public <M extends Matrix<M>> M scores(M data, M[] x) {
            M hidden = affine(affine(data, x[0], x[1]).sigmoid(), x[2], x[3]).sigmoid();
            return affine(hidden, x[4], x[5]);
        }

        private static <M extends Matrix<M>> M affine(M x, M w, M b) {
            return x.mult(w).plusRow(b);
        }

        @Override
        public double primal(double[] x) {
            scores(x);
            return byClass == null ? CrossEntropy.value(s, batch) : byClass.value(s);
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            scores(x);
            double value = byClass == null ? CrossEntropy.valueAndGradient(s, batch) : byClass.valueAndGradient(s);
            thirdByHand.gradient(k, s, gradient);
            thirdByHand.gradientOfInput(x, s, dk);
            backThroughSigmoid(k, dk);
            secondByHand.gradient(h, dk, gradient);
            secondByHand.gradientOfInput(x, dk, dh);
            backThroughSigmoid(h, dh);
            firstByHand.gradient(featuresByHand, dh, gradient);
            return value;
        }

        private void scores(double[] x) {
            firstByHand.value(x, featuresByHand, h);
            sigmoid(h, dh);
            secondByHand.value(x, h, k);
            sigmoid(k, dk);
            thirdByHand.value(x, k, s);
        }

        private static void sigmoid(double[] z, double[] work) {
            for (int j = 0; j < z.length; j++) {
                work[j] = -z[j];
            }
            Elementary.exp(z.length, work, z);
            for (int j = 0; j < z.length; j++) {
                z[j] = 1 / (1 + z[j]);
            }
        }

        private static void backThroughSigmoid(double[] y, double[] dy) {
            for (int j = 0; j < y.length; j++) {
                dy[j] *= y[j] * (1 - y[j]);
            }
        }
    }
}
