package org.gradcost.family.learning;

import org.gradcost.gate.Elementary;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.gate.matrix.Matrix;
import org.hipparchus.CalculusFieldElement;

/**
 * The mean over samples of {@code log Σ_j e^s_j − s_y}, for the scores s of a sample and its class y.
 *
 * <p>{@code ∂/∂s_j = (e^s_j / Σ_k e^s_k − [j = y]) / samples}.
 *
 * <p>The largest score is factored out of the sum of exponentials, so that none overflows. It is used as a plain number: the
 * result does not depend on it, and so neither does the derivative.
 */
final class CrossEntropy {

    private CrossEntropy() {}

    /** Returns the mean in plain arithmetic, for scores given sample by sample. */
    static double value(double[] s, Batch batch) {
        int classes = batch.classes();
        double sum = 0;
        for (int i = 0; i < Batch.SAMPLES; i++) {
            int start = i * classes;
            int end = start + classes;
            double max = max(s, start, end);
            double exps = 0;
            for (int j = start; j < end; j++) {
                exps += Elementary.exp(s[j] - max);
            }
            sum += max + Elementary.log(exps) - s[start + batch.labels()[i]];
        }
        return sum / Batch.SAMPLES;
    }

    /** Returns the mean, and replaces every score by the derivative with respect to it. */
    static double valueAndGradient(double[] s, Batch batch) {
        int classes = batch.classes();
        double sum = 0;
        for (int i = 0; i < Batch.SAMPLES; i++) {
            int start = i * classes;
            int end = start + classes;
            int label = start + batch.labels()[i];
            double ofLabel = s[label];
            double max = max(s, start, end);
            double exps = 0;
            for (int j = start; j < end; j++) {
                s[j] = Elementary.exp(s[j] - max);
                exps += s[j];
            }
            sum += max + Elementary.log(exps) - ofLabel;
            double scale = 1 / (exps * Batch.SAMPLES);
            for (int j = start; j < end; j++) {
                s[j] *= scale;
            }
            s[label] -= 1.0 / Batch.SAMPLES;
        }
        return sum / Batch.SAMPLES;
    }

    /** Returns one sample's {@code log Σ_j e^s_j − s_y}, in any mode. */
    static <T extends CalculusFieldElement<T>> T scalar(T[] scores, Samples<T> samples, int sample) {
        T max = Functions.largest(scores);
        Sum<T> exps = Functions.sum(scores[0].subtract(max).exp());
        for (int j = 1; j < scores.length; j++) {
            exps.add(scores[j].subtract(max).exp());
        }
        return exps.total().log().add(max).subtract(samples.own(scores, sample));
    }

    /** Returns one sample's {@code log Σ_j e^s_j − s_y} in any mode, with the sum term by term. */
    static <T extends CalculusFieldElement<T>> T natural(T[] scores, int label) {
        T max = Functions.largest(scores);
        T exps = scores[0].subtract(max).exp();
        for (int j = 1; j < scores.length; j++) {
            exps = exps.add(scores[j].subtract(max).exp());
        }
        return exps.log().add(max).subtract(scores[label]);
    }

    /** Returns the mean in matrix gates, from scores samples × classes. */
    static <M extends Matrix<M>> M matrix(M scores, Batch batch) {
        return scores.crossEntropy(scores.constant(batch.oneHot()));
    }

    private static double max(double[] s, int start, int end) {
        double max = s[start];
        for (int j = start + 1; j < end; j++) {
            max = Math.max(max, s[j]);
        }
        return max;
    }
}
