package org.gradcost.family;

import org.gradcost.gate.Functions;
import org.gradcost.gate.matrix.Matrix;
import org.hipparchus.CalculusFieldElement;

/**
 * The mean over samples of {@code log Σ_j e^s_j − s_y}, for scores s of a sample and its class y.
 *
 * <p>{@code ∂/∂s_j = (e^s_j / Σ_k e^s_k − [j = y]) / samples}.
 *
 * <p>The largest score is taken out of the sum of exponentials, so that none overflows. It is taken out as a plain
 * number: the result does not depend on it, and so neither does the derivative.
 */
final class CrossEntropy {

    private CrossEntropy() {}

    /** The mean in plain arithmetic. */
    static double value(double[][] scores, Batch batch) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double[] s = scores[i];
            double max = max(s);
            double exps = 0;
            for (double score : s) {
                exps += Math.exp(score - max);
            }
            sum += max + Math.log(exps) - s[batch.labels()[i]];
        }
        return sum / Batch.SAMPLES;
    }

    /** The same, and replaces every score by the derivative with respect to it. */
    static double valueAndGradient(double[][] scores, Batch batch) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double[] s = scores[i];
            int label = batch.labels()[i];
            double ofLabel = s[label];
            double max = max(s);
            double exps = 0;
            for (int j = 0; j < s.length; j++) {
                s[j] = Math.exp(s[j] - max);
                exps += s[j];
            }
            sum += max + Math.log(exps) - ofLabel;
            double scale = 1 / (exps * Batch.SAMPLES);
            for (int j = 0; j < s.length; j++) {
                s[j] *= scale;
            }
            s[label] -= 1.0 / Batch.SAMPLES;
        }
        return sum / Batch.SAMPLES;
    }

    /** One sample's {@code log Σ_j e^s_j − s_y}, in any mode. */
    static <T extends CalculusFieldElement<T>> T scalar(T[] scores, int label) {
        T max = Functions.largest(scores);
        T exps = scores[0].subtract(max).exp();
        for (int j = 1; j < scores.length; j++) {
            exps = exps.add(scores[j].subtract(max).exp());
        }
        return exps.log().add(max).subtract(scores[label]);
    }

    /** The mean in matrix gates, from scores samples × classes. */
    static <M extends Matrix<M>> M matrix(M scores, Batch batch) {
        M ofLabels = scores.dot(scores.constant(batch.oneHot()));
        return scores.logSumExpRows().elementSum().minus(ofLabels).scale(1.0 / Batch.SAMPLES);
    }

    private static double max(double[] scores) {
        double max = scores[0];
        for (double score : scores) {
            max = Math.max(max, score);
        }
        return max;
    }
}
