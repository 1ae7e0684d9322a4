package org.gradcost.peers;

import java.util.Map;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.mode.Differentiator;

/**
 * Layers of sigmoids and a linear one, a loss of its scores and a penalty of the first weights: {@code mlp}, {@code softmax} and
 * {@code svm}, by backpropagation.
 */
final class BlasNetwork implements Differentiator {

    /** A mean over samples. */
    @FunctionalInterface
    interface Loss {

        /** Returns the mean, and computes its derivatives with respect to the scores. */
        double of(double[] scores, double[] slopes, int... labels);
    }

    private final Layer[] layers;
    private final int[] labels;
    private final Loss loss;
    private final double lambda;

    BlasNetwork(MatrixCircuit problem, Loss loss) {
        this.loss = loss;
        int[][] shapes = problem.shapes();
        Map<String, Object> constants = problem.constants();
        double[][] features = (double[][]) constants.get("features");
        labels = (int[]) constants.get("labels");
        lambda = (double) constants.getOrDefault("lambda", 0.0);
        BlasMatrix in = new BlasMatrix(features.length, features[0].length);
        double[] numbers = new double[in.size()];
        for (int i = 0; i < features.length; i++) {
            System.arraycopy(features[i], 0, numbers, i * in.columns(), in.columns());
        }
        in.put(numbers, 0);
        layers = new Layer[shapes.length / 2];
        int start = 0;
        for (int l = 0; l < layers.length; l++) {
            layers[l] = new Layer(in, shapes[2 * l][1], start);
            start = layers[l].end();
            in = layers[l].out;
        }
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        int last = layers.length - 1;
        for (int l = 0; l <= last; l++) {
            layers[l].forward(x);
            if (l < last) {
                layers[l].sigmoids();
            }
        }
        double value = loss.of(layers[last].values, layers[last].slopes, labels);
        layers[last].backward(gradient);
        for (int l = last - 1; l >= 0; l--) {
            layers[l].slopesFrom(layers[l + 1]);
            layers[l].backward(gradient);
        }
        return lambda == 0 ? value : value + penalty(x, gradient);
    }

    /** Returns λ/2·Σ w² of the first weights, and adds its derivatives. */
    private double penalty(double[] x, double[] gradient) {
        double squares = 0;
        for (int i = 0; i < layers[0].weights.size(); i++) {
            squares += x[i] * x[i];
            gradient[i] += lambda * x[i];
        }
        return lambda / 2 * squares;
    }

    /** Computes the mean of log Σ_j e^s_j − s_y, and its derivatives with respect to the scores. */
    static double crossEntropy(double[] scores, double[] slopes, int... labels) {
        int samples = labels.length;
        int classes = scores.length / samples;
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            int start = i * classes;
            double max = scores[start];
            for (int j = 1; j < classes; j++) {
                max = Math.max(max, scores[start + j]);
            }
            double exps = 0;
            for (int j = start; j < start + classes; j++) {
                slopes[j] = Math.exp(scores[j] - max);
                exps += slopes[j];
            }
            for (int j = start; j < start + classes; j++) {
                slopes[j] /= exps * samples;
            }
            slopes[start + labels[i]] -= 1.0 / samples;
            sum += max + Math.log(exps) - scores[start + labels[i]];
        }
        return sum / samples;
    }

    /** Computes the mean of Σ_{j≠y} max(0, s_j − s_y + 1), and its derivatives by the scores. */
    static double hinge(double[] scores, double[] slopes, int... labels) {
        int samples = labels.length;
        int classes = scores.length / samples;
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            int start = i * classes;
            int own = start + labels[i];
            int inside = 0;
            for (int j = start; j < start + classes; j++) {
                double margin = scores[j] - scores[own] + 1;
                boolean counted = margin >= 0 && j != own;
                slopes[j] = counted ? 1.0 / samples : 0;
                if (counted) {
                    sum += margin;
                    inside++;
                }
            }
            slopes[own] = -inside / (double) samples;
        }
        return sum / samples;
    }

    /** A layer Z = X·W + b; its derivatives D = ∂f/∂Z give Xᵀ·D and the sums of the columns of D. */
    private static final class Layer {

        private final int start;
        private final BlasMatrix in;
        private final BlasMatrix weights;
        private final BlasMatrix ofWeights;
        private final BlasMatrix out;
        private final BlasMatrix ofOut;
        private final double[] values;
        private final double[] slopes;

        Layer(BlasMatrix in, int units, int start) {
            this.start = start;
            this.in = in;
            weights = new BlasMatrix(in.columns(), units);
            ofWeights = new BlasMatrix(in.columns(), units);
            out = new BlasMatrix(in.rows(), units);
            ofOut = new BlasMatrix(in.rows(), units);
            values = new double[out.size()];
            slopes = new double[out.size()];
        }

        /** Returns the position of the bias in x. */
        private int bias() {
            return start + weights.size();
        }

        int end() {
            return bias() + out.columns();
        }

        void forward(double[] x) {
            weights.put(x, start);
            out.product(1, in, weights);
            out.get(values, 0);
            for (int row = 0; row < values.length; row += out.columns()) {
                for (int j = 0; j < out.columns(); j++) {
                    values[row + j] += x[bias() + j];
                }
            }
        }

        void sigmoids() {
            for (int i = 0; i < values.length; i++) {
                values[i] = 1 / (1 + Math.exp(-values[i]));
            }
            out.put(values, 0);
        }

        /** Computes the derivatives with respect to a sigmoid layer, K∘(1 − K)∘D·Wᵀ, from those of the layer above. */
        void slopesFrom(Layer above) {
            ofOut.productTransB(1, above.ofOut, above.weights);
            ofOut.get(slopes, 0);
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] *= values[i] * (1 - values[i]);
            }
        }

        void backward(double[] gradient) {
            ofOut.put(slopes, 0);
            ofWeights.productTransA(1, in, ofOut);
            ofWeights.get(gradient, start);
            for (int j = 0; j < out.columns(); j++) {
                gradient[bias() + j] = 0;
            }
            for (int row = 0; row < slopes.length; row += out.columns()) {
                for (int j = 0; j < out.columns(); j++) {
                    gradient[bias() + j] += slopes[row + j];
                }
            }
        }
    }
}
