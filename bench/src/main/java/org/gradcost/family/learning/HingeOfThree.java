package org.gradcost.family.learning;

import java.util.Arrays;
import org.gradcost.gate.matrix.kernel.FusedMultiplyAdd;

/**
 * The hinge loss of the {@link Svm} and its gradient, for three classes and up to four features. The loops are over consecutive
 * samples of one class, for which only the margins of the two other classes are computed. A margin {@code ≥ 0} adds the features
 * of its sample to sums that stay in registers, and these sums are multiplied once, at the end of the loop.
 *
 * <p>A feature that the model lacks has weight 0.
 */
final class HingeOfThree {

    /** The number of weights up to which a model has three classes. */
    static final int MOST_WEIGHTS = 15;

    private static final int CLASSES = 3;
    private static final double SHARE = 1.0 / Batch.SAMPLES;

    private final Batch batch;
    private final int features;

    HingeOfThree(Batch batch) {
        this.batch = batch;
        this.features = batch.features();
    }

    /** Returns the sum of all margins. */
    double value(double[] weights) {
        double sum = 0;
        int to;
        for (int from = 0; from < Batch.SAMPLES; from = to) {
            to = end(from);
            sum += value(weights, batch.labels()[from], from, to);
        }
        return sum;
    }

    /** Returns the end of the range of samples that have the same class as its first. */
    private int end(int from) {
        int[] labels = batch.labels();
        int to = from + 1;
        while (to < Batch.SAMPLES && labels[to] == labels[from]) {
            to++;
        }
        return to;
    }

    /** Returns where the column of a feature starts, or any column if the model lacks it. */
    private int column(int feature) {
        return feature < features ? feature * Batch.SAMPLES : 0;
    }

    private double weight(double[] weights, int feature, int of) {
        return feature < features ? weights[feature * CLASSES + of] : 0;
    }

    private double bias(double[] weights, int of) {
        return weights[features * CLASSES + of];
    }

    private double value(double[] w, int own, int from, int to) {
        int a = (own + 1) % CLASSES;
        int b = (own + 2) % CLASSES;
        double biasOfOwn = bias(w, own);
        double own0 = weight(w, 0, own);
        double own1 = weight(w, 1, own);
        double own2 = weight(w, 2, own);
        double own3 = weight(w, 3, own);
        double biasOfA = bias(w, a);
        double a0 = weight(w, 0, a);
        double a1 = weight(w, 1, a);
        double a2 = weight(w, 2, a);
        double a3 = weight(w, 3, a);
        double biasOfB = bias(w, b);
        double b0 = weight(w, 0, b);
        double b1 = weight(w, 1, b);
        double b2 = weight(w, 2, b);
        double b3 = weight(w, 3, b);
        double[] x = batch.columns();
        int column1 = column(1);
        int column2 = column(2);
        int column3 = column(3);
        double sumOfA = 0;
        double sumOfB = 0;
        for (int i = from; i < to; i++) {
            double x0 = x[i];
            double x1 = x[column1 + i];
            double x2 = x[column2 + i];
            double x3 = x[column3 + i];
            double score = score(biasOfOwn, own0, x0, own1, x1, own2, x2, own3, x3);
            double marginOfA = score(biasOfA, a0, x0, a1, x1, a2, x2, a3, x3) - score + 1;
            double marginOfB = score(biasOfB, b0, x0, b1, x1, b2, x2, b3, x3) - score + 1;
            sumOfA += marginOfA < 0 ? 0 : marginOfA;
            sumOfB += marginOfB < 0 ? 0 : marginOfB;
        }
        return sumOfA + sumOfB;
    }

    private static double score(
            double bias, double w0, double x0, double w1, double x1, double w2, double x2, double w3, double x3) {
        double first = FusedMultiplyAdd.of(w1, x1, FusedMultiplyAdd.of(w0, x0, bias));
        return FusedMultiplyAdd.of(w3, x3, FusedMultiplyAdd.of(w2, x2, first));
    }

    /** Computes the gradient of the mean over samples, and returns the sum of all margins. */
    double gradient(double[] weights, double[] gradient) {
        Arrays.fill(gradient, 0, (features + 1) * CLASSES, 0);
        double sum = 0;
        int to;
        for (int from = 0; from < Batch.SAMPLES; from = to) {
            to = end(from);
            sum += gradient(weights, batch.labels()[from], from, to, gradient);
        }
        return sum;
    }

    private double gradient(double[] w, int own, int from, int to, double[] gradient) {
        int a = (own + 1) % CLASSES;
        int b = (own + 2) % CLASSES;
        double biasOfOwn = bias(w, own);
        double own0 = weight(w, 0, own);
        double own1 = weight(w, 1, own);
        double own2 = weight(w, 2, own);
        double own3 = weight(w, 3, own);
        double biasOfA = bias(w, a);
        double a0 = weight(w, 0, a);
        double a1 = weight(w, 1, a);
        double a2 = weight(w, 2, a);
        double a3 = weight(w, 3, a);
        double biasOfB = bias(w, b);
        double b0 = weight(w, 0, b);
        double b1 = weight(w, 1, b);
        double b2 = weight(w, 2, b);
        double b3 = weight(w, 3, b);
        double[] x = batch.columns();
        int column1 = column(1);
        int column2 = column(2);
        int column3 = column(3);
        double sum = 0;
        int countOfA = 0;
        double toA0 = 0;
        double toA1 = 0;
        double toA2 = 0;
        double toA3 = 0;
        int countOfB = 0;
        double toB0 = 0;
        double toB1 = 0;
        double toB2 = 0;
        double toB3 = 0;
        for (int i = from; i < to; i++) {
            double x0 = x[i];
            double x1 = x[column1 + i];
            double x2 = x[column2 + i];
            double x3 = x[column3 + i];
            double score = score(biasOfOwn, own0, x0, own1, x1, own2, x2, own3, x3);
            double marginOfA = score(biasOfA, a0, x0, a1, x1, a2, x2, a3, x3) - score + 1;
            double marginOfB = score(biasOfB, b0, x0, b1, x1, b2, x2, b3, x3) - score + 1;
            if (!(marginOfA < 0)) {
                sum += marginOfA;
                countOfA++;
                toA0 += x0;
                toA1 += x1;
                toA2 += x2;
                toA3 += x3;
            }
            if (!(marginOfB < 0)) {
                sum += marginOfB;
                countOfB++;
                toB0 += x0;
                toB1 += x1;
                toB2 += x2;
                toB3 += x3;
            }
        }
        add(SHARE, countOfA, toA0, toA1, toA2, toA3, gradient, a);
        add(SHARE, countOfB, toB0, toB1, toB2, toB3, gradient, b);
        add(-SHARE, countOfA + countOfB, toA0 + toB0, toA1 + toB1, toA2 + toB2, toA3 + toB3, gradient, own);
        return sum;
    }

    /** Adds multiples of a count and of sums of features to the derivatives with respect to the weights of a class. */
    private void add(
            double factor, int count, double of0, double of1, double of2, double of3, double[] gradient, int of) {
        gradient[of] += factor * of0;
        if (features > 1) {
            gradient[CLASSES + of] += factor * of1;
        }
        if (features > 2) {
            gradient[2 * CLASSES + of] += factor * of2;
        }
        if (features > 3) {
            gradient[3 * CLASSES + of] += factor * of3;
        }
        gradient[features * CLASSES + of] += factor * count;
    }
}
