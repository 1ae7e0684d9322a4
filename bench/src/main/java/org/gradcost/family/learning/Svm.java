package org.gradcost.family.learning;

import java.util.Map;
import org.gradcost.gate.Functions;
import org.gradcost.gate.matrix.Matrix;
import org.hipparchus.CalculusFieldElement;

/**
 * A linear multiclass support vector machine on real data: with scores {@code S = X·W + b}, the mean over samples of
 * {@code Σ_{j≠y} max(0, s_j − s_y + 1)}, plus {@code λ/2·Σ W_kj²}. It has kinks, and many slopes are 0.
 *
 * <p>A margin {@code s_j − s_y + 1 ≥ 0} adds a count to {@code ∂/∂s_j} and subtracts one from {@code ∂/∂s_y}; at exactly 0 the
 * slope is 1, by the rule for ties. With D these counts divided by the number of samples: {@code ∂/∂W = Xᵀ·D + λ·W}, and
 * {@code ∂/∂b} is the sum of D's rows.
 *
 * <p>Inputs are W, features × classes, then b; sizes, data and λ are those of {@link LinearModel}; a batch has 16 samples, so
 * that the work grows as n.
 *
 * <p>Source: J. Weston and C. Watkins, "Support vector machines for multi-class pattern recognition", ESANN, 1999.
 */
public final class Svm extends LinearFamily {

    public Svm() {
        super(1);
    }

    @Override
    public String name() {
        return "svm";
    }

    @Override
    public String formula() {
        return "mean of Σ_{j≠y} max(0, s_j − s_y + 1) + λ/2·Σ W_kj², S = X·W + b";
    }

    @Override
    public String inputs() {
        return "weights uniform in [−1, 1); 16 samples of iris (n ≤ 15) or digits";
    }

    @Override
    public String source() {
        return "Weston and Watkins 1999; data: UCI iris and digits";
    }

    @Override
    Classification at(double[] weights, LinearModel model) {
        return new Hinge(weights, model);
    }

    private static final class Hinge implements Classification {

        private final double[] inputs;
        private final LinearModel model;
        private final int classes;
        private final int[] labels;
        private final double[] scores;
        private final double[] counts;
        private final HingeOfThree ofThree;

        Hinge(double[] inputs, LinearModel model) {
            this.inputs = inputs;
            this.model = model;
            this.classes = model.batch().classes();
            this.labels = model.batch().labels();
            this.scores = model.layer().scores();
            this.counts = model.layer().scores();
            this.ofThree = inputs.length <= HingeOfThree.MOST_WEIGHTS ? new HingeOfThree(model.batch()) : null;
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
                T own = samples.own(s, i);
                for (int j = 0; j < classes; j++) {
                    sum = sum.add(Functions.relu(s[j].subtract(own).add(1)));
                }
                sum = sum.subtract(1); // the own class, included so that every sample takes the same steps
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
            M scores = scores(x[0].constant(batch().x()), x);
            return penalty.plus(scores.hingeLoss(x[0].constant(batch().oneHot())));
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
            double sum = ofThree == null ? bySample(x) : ofThree.value(x);
            return sum / Batch.SAMPLES + model.penalty(x);
        }

        private double bySample(double[] x) {
            model.layer().value(x, batch().x().data, scores);
            double sum = 0;
            for (int i = 0; i < Batch.SAMPLES; i++) {
                int start = i * classes;
                int label = start + labels[i];
                for (int j = start; j < start + classes; j++) {
                    if (j != label) {
                        sum += Math.max(0, scores[j] - scores[label] + 1);
                    }
                }
            }
            return sum;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            double sum = ofThree == null ? bySample(x, gradient) : ofThree.gradient(x, gradient);
            model.addPenaltyGradient(x, gradient);
            return sum / Batch.SAMPLES + model.penalty(x);
        }

        private double bySample(double[] x, double[] gradient) {
            model.layer().value(x, batch().x().data, scores);
            double sum = 0;
            for (int i = 0; i < Batch.SAMPLES; i++) {
                sum += hingeOf(i);
            }
            model.layer().gradient(batch().x().data, counts, gradient);
            return sum;
        }

        /** Returns the sum of margins of sample i, and stores its row of D. */
        private double hingeOf(int i) {
            int start = i * classes;
            int label = start + labels[i];
            double sum = 0;
            int inside = 0;
            for (int j = start; j < start + classes; j++) {
                double margin = scores[j] - scores[label] + 1;
                boolean counted = margin >= 0 && j != label;
                counts[j] = counted ? 1.0 / Batch.SAMPLES : 0;
                if (counted) {
                    sum += margin;
                    inside++;
                }
            }
            counts[label] = -inside / (double) Batch.SAMPLES;
            return sum;
        }
    }
}
