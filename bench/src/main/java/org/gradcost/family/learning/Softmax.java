package org.gradcost.family.learning;

import java.util.Map;
import org.gradcost.gate.matrix.Matrix;
import org.hipparchus.CalculusFieldElement;

/**
 * Softmax regression on real data: with scores {@code S = X·W + b}, the mean over samples of {@code log Σ_j e^s_j − s_y}, plus
 * {@code λ/2·Σ W_kj²}.
 *
 * <p>With D the derivatives of the mean with respect to S, see {@link CrossEntropy}: {@code ∂/∂W = Xᵀ·D + λ·W}, and {@code ∂/∂b}
 * is the sum of D's rows.
 *
 * <p>Inputs are W, features × classes, then b; sizes, data and λ are those of {@link LinearModel}; a batch has 16 samples, so
 * that the work grows as n.
 *
 * <p>Source: D. R. Cox, "Some procedures connected with the logistic qualitative response curve", 1966; in textbooks as
 * multinomial logistic regression.
 */
public final class Softmax extends LinearFamily {

    /** Weights up to which the code by hand goes class by class, which is faster for three classes. */
    private static final int MOST_WEIGHTS_BY_UNIT = 15;

    public Softmax() {
        super(0.1);
    }

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public String formula() {
        return "mean of log Σ_j e^s_j − s_y + λ/2·Σ W_kj², S = X·W + b";
    }

    @Override
    public String inputs() {
        return "weights uniform in [−0.1, 0.1); 16 samples of iris (n ≤ 15) or digits";
    }

    @Override
    public String source() {
        return "Cox 1966, multinomial logistic regression; data: UCI iris and digits";
    }

    @Override
    Classification at(double[] weights, LinearModel model) {
        return new Regression(weights, model);
    }

    private static final class Regression implements Classification {

        private final double[] inputs;
        private final LinearModel model;
        private final Batch batch;
        private final double[] scores;

        // The layer by hand, the features in the order of its loops, and the loss if it is computed class by class.
        private final LayerByHand layer;
        private final double[] features;
        private final CrossEntropyByClass byClass;

        Regression(double[] inputs, LinearModel model) {
            this.inputs = inputs;
            this.model = model;
            this.batch = model.batch();
            this.scores = model.layer().scores();
            boolean byUnit = inputs.length <= MOST_WEIGHTS_BY_UNIT;
            this.layer = byUnit ? new AffineByUnit(model.layer()) : model.layer();
            this.features = byUnit ? batch.columns() : batch.x().data;
            this.byClass = byUnit ? new CrossEntropyByClass(batch) : null;
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T circuit(T[] x, Samples<T> samples) {
            T sum = x[0].newInstance(0);
            for (int i = 0; i < Batch.SAMPLES; i++) {
                T[] s = samples.through(model.layer(), x, i);
                sum = sum.add(CrossEntropy.scalar(s, samples, i));
            }
            return sum.multiply(1.0 / Batch.SAMPLES).add(model.penalty(x));
        }

        @Override
        public int[][] shapes() {
            return model.layer().shapes();
        }

        @Override
        public <M extends Matrix<M>> M matrix(M[] x) {
            M penalty = model.penalty(x[0]);
            return penalty.plus(CrossEntropy.matrix(scores(x[0].constant(batch.x()), x), batch));
        }

        @Override
        public Map<String, Object> constants() {
            return model.constants();
        }

        @Override
        public Batch batch() {
            return model.batch();
        }

        @Override
        public <M extends Matrix<M>> M scores(M data, M[] x) {
            return model.scores(data, x[0], x[1]);
        }

        @Override
        public double primal(double[] x) {
            layer.value(x, features, scores);
            double loss = byClass == null ? CrossEntropy.value(scores, batch) : byClass.value(scores);
            return loss + model.penalty(x);
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            layer.value(x, features, scores);
            double loss =
                    byClass == null ? CrossEntropy.valueAndGradient(scores, batch) : byClass.valueAndGradient(scores);
            layer.gradient(features, scores, gradient);
            model.addPenaltyGradient(x, gradient);
            return loss + model.penalty(x);
        }
    }
}
