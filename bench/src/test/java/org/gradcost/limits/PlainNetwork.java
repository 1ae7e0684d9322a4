package org.gradcost.limits;

import java.util.Arrays;
import java.util.Map;

/**
 * A perceptron with two hidden layers, sample by sample and with one sum per unit, as one would write it first. The weights are
 * those of the family {@code mlp}: of each layer W, in × out and row-major, then the biases.
 */
final class PlainNetwork {

    private final double[][] features;
    private final int[] labels;
    private final int[] start = new int[3];

    /** The features of a sample, and the outputs of each layer. */
    private final double[][] units = new double[4][];

    /** The derivative of a sample's loss with respect to the sums of each layer. */
    private final double[][] adjoints = new double[4][];

    private PlainNetwork(double[][] features, int[] labels, int hidden, int classes) {
        this.features = features;
        this.labels = labels;
        int[] widths = {features[0].length, hidden, hidden, classes};
        for (int layer = 0; layer <= 3; layer++) {
            units[layer] = new double[widths[layer]];
            adjoints[layer] = new double[widths[layer]];
            if (layer > 0 && layer < 3) {
                start[layer] = start[layer - 1] + (widths[layer - 1] + 1) * widths[layer];
            }
        }
    }

    static PlainNetwork of(Map<String, Object> constants, int weights) {
        double[][] features = (double[][]) constants.get("features");
        int[] labels = (int[]) constants.get("labels");
        int classes = features[0].length == 4 ? 3 : 10;
        int hidden = 1;
        while (hidden * (features[0].length + 1) + hidden * (hidden + 1) + classes * (hidden + 1) < weights) {
            hidden++;
        }
        return new PlainNetwork(features, labels, hidden, classes);
    }

    /** Returns the mean loss. */
    double value(double[] x) {
        double sum = 0;
        for (int sample = 0; sample < features.length; sample++) {
            sum += loss(x, sample);
        }
        return sum / features.length;
    }

    /** Returns the mean loss, and stores its gradient. */
    double gradient(double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        double sum = 0;
        for (int sample = 0; sample < features.length; sample++) {
            double loss = loss(x, sample);
            sum += loss;
            double[] scores = units[3];
            for (int j = 0; j < scores.length; j++) {
                double share = Math.exp(scores[j] - loss - scores[labels[sample]]);
                adjoints[3][j] = (share - (j == labels[sample] ? 1 : 0)) / features.length;
            }
            for (int layer = 2; layer >= 0; layer--) {
                backwards(x, gradient, layer);
            }
        }
        return sum / features.length;
    }

    private double loss(double[] x, int sample) {
        units[0] = features[sample];
        for (int layer = 0; layer < 3; layer++) {
            double[] in = units[layer];
            double[] out = units[layer + 1];
            int bias = start[layer] + in.length * out.length;
            for (int j = 0; j < out.length; j++) {
                double sum = x[bias + j];
                for (int i = 0; i < in.length; i++) {
                    sum += in[i] * x[start[layer] + i * out.length + j];
                }
                out[j] = layer < 2 ? 1 / (1 + Math.exp(-sum)) : sum;
            }
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : units[3]) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (double score : units[3]) {
            sum += Math.exp(score - largest);
        }
        return Math.log(sum) + largest - units[3][labels[sample]];
    }

    private void backwards(double[] x, double[] gradient, int layer) {
        double[] in = units[layer];
        double[] out = adjoints[layer + 1];
        int bias = start[layer] + in.length * out.length;
        for (int j = 0; j < out.length; j++) {
            gradient[bias + j] += out[j];
        }
        for (int i = 0; i < in.length; i++) {
            double sum = 0;
            for (int j = 0; j < out.length; j++) {
                gradient[start[layer] + i * out.length + j] += in[i] * out[j];
                sum += out[j] * x[start[layer] + i * out.length + j];
            }
            adjoints[layer][i] = sum * in[i] * (1 - in[i]);
        }
    }
}
