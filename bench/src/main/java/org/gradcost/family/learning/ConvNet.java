package org.gradcost.family.learning;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.family.Problem;
import org.gradcost.family.SizeLadder;
import org.gradcost.family.SizeLadderFamily;
import org.gradcost.gate.Functions;
import org.gradcost.gate.matrix.Matrix;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A small convolutional network on the digits: one layer of 3×3 filters over the 8×8 pixels, relu, the maximum of every 2×2
 * square, and softmax regression on the result: {@code S = pool(relu(X∗K + a))·W + b}, and the mean over samples of
 * {@code log Σ_j e^s_j − s_y}.
 *
 * <p>A filter yields a map of 6×6, which is pooled to 3×3. Inputs are the filters K, their biases a, then W and b: with f filters
 * {@code n = 9f + f + 90f + 10 = 100f + 10}. A batch has 16 samples, so that the work grows as n.
 *
 * <p>By backpropagation, with D = ∂f/∂S, see {@link CrossEntropy}: the derivatives of W and b are those of any affine layer, and
 * {@code D·Wᵀ} is propagated to the element of each square that was the maximum, if it passed relu.
 *
 * <p>Source: Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, "Gradient-based learning applied to document recognition",
 * Proceedings of the IEEE 86, 1998, much reduced.
 */
public final class ConvNet extends SizeLadderFamily implements Classifier {

    private static final int FILTERS = 8;

    public ConvNet() {
        super(SizeLadder.endless(step -> 100L * (step + 1) + 10));
    }

    @Override
    public String name() {
        return "convnet";
    }

    @Override
    public String formula() {
        return "mean of log Σ_j e^s_j − s_y, S = pool(relu(X∗K + a))·W + b";
    }

    @Override
    public String inputs() {
        return "weights uniform in [−1, 1)/√(a layer's inputs); 16 samples of the digits";
    }

    @Override
    public String source() {
        return "LeCun, Bottou, Bengio and Haffner 1998; data: UCI digits";
    }

    @Override
    public Problem problem(int n, long seed) {
        return network(step(n) + 1, seed);
    }

    @Override
    public Classification onImages(long seed) {
        return network(FILTERS, seed);
    }

    private static Network network(int filters, long seed) {
        Batch batch = Batch.of(Data.images(), FilterBank.IMAGE * FilterBank.IMAGE);
        FilterBank bank = new FilterBank(filters);
        Affine layer = new Affine(Batch.SAMPLES, bank.outputs(), batch.classes(), bank.size());
        double[] inputs = new SplittableRandom(seed)
                .doubles(bank.size() + layer.size(), -1, 1)
                .toArray();
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] /= i < bank.size() ? FilterBank.SIZE : Math.sqrt(layer.in());
        }
        return new Network(inputs, batch, bank, layer);
    }

    private static final class Network implements Classification {

        private final double[] inputs;
        private final Batch batch;
        private final FilterBank bank;
        private final Affine layer;
        private final DMatrixRMaj spread;
        private final double[] pooled;
        private final double[] dPooled;
        private final double[] scores;

        Network(double[] inputs, Batch batch, FilterBank bank, Affine layer) {
            this.inputs = inputs;
            this.batch = batch;
            this.bank = bank;
            this.layer = layer;
            this.spread = bank.spread();
            this.pooled = new double[Batch.SAMPLES * bank.outputs()];
            this.dPooled = new double[Batch.SAMPLES * bank.outputs()];
            this.scores = layer.scores();
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public Batch batch() {
            return batch;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T circuit(T[] x, Samples<T> samples) {
            T sum = x[0].newInstance(0);
            for (int i = 0; i < Batch.SAMPLES; i++) {
                T[] s = layer.scalar(x, pooled(x, samples, i));
                sum = sum.add(CrossEntropy.scalar(s, samples, i));
            }
            return sum.multiply(1.0 / Batch.SAMPLES);
        }

        private <T extends CalculusFieldElement<T>> T[] pooled(T[] x, Samples<T> samples, int sample) {
            T[] pooled = MathArrays.buildArray(x[0].getField(), bank.outputs());
            T zero = x[0].newInstance(0);
            for (int i = 0; i < pooled.length; i++) {
                T largest = null;
                for (int place = 0; place < FilterBank.SQUARE; place++) {
                    T sum = x[bank.bias(i)];
                    for (int k = 0; k < FilterBank.WEIGHTS; k++) {
                        sum = sum.add(samples.times(x[bank.filter(i) + k], sample, bank.pixel(i, place, k)));
                    }
                    T relu = Functions.max(sum, zero);
                    largest = largest == null ? relu : Functions.max(largest, relu);
                }
                pooled[i] = largest;
            }
            return pooled;
        }

        @Override
        public int[][] shapes() {
            int filters = bank.filters();
            return new int[][] {{filters, FilterBank.WEIGHTS}, {1, filters}, {layer.in(), layer.out()}, {1, layer.out()}
            };
        }

        @Override
        public <M extends Matrix<M>> M matrix(M[] x) {
            return CrossEntropy.matrix(scores(x[0].constant(batch.x()), x), batch);
        }

        @Override
        public <M extends Matrix<M>> M scores(M data, M[] x) {
            M maps = data.convolve(x[0], FilterBank.IMAGE, FilterBank.IMAGE);
            M biases = x[1].mult(x[1].constant(spread));
            M pooled = maps.plusRow(biases).relu().maxPool(FilterBank.MAP, FilterBank.MAP, 2);
            return pooled.mult(x[2]).plusRow(x[3]);
        }

        @Override
        public double primal(double[] x) {
            bank.value(x, batch.rows(), pooled);
            layer.value(x, pooled, scores);
            return CrossEntropy.value(scores, batch);
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            bank.value(x, batch.rows(), pooled);
            layer.value(x, pooled, scores);
            double value = CrossEntropy.valueAndGradient(scores, batch);
            layer.gradient(pooled, scores, gradient);
            layer.gradientOfInput(x, scores, dPooled);
            bank.gradient(batch.rows(), dPooled, gradient);
            return value;
        }
    }
}
