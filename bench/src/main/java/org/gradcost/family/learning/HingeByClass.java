package org.gradcost.family.learning;

/** The hinge loss of the {@link Svm} and its gradient, of {@linkplain ScoresByClass few classes}. */
final class HingeByClass {

    private final Batch batch;
    private final ScoresByClass scores;
    private final double[] own = new double[Batch.SAMPLES];
    private final double[] inside = new double[Batch.SAMPLES];

    HingeByClass(Batch batch) {
        this.batch = batch;
        this.scores = new ScoresByClass(batch);
    }

    /** Returns the sum of all margins. */
    double value(double[] weights) {
        margins(weights);
        double sum = 0;
        for (double margin : scores.s) {
            sum += margin >= 0 ? margin : 0;
        }
        return sum - Batch.SAMPLES; // the margins of the samples' own classes are 1
    }

    /** Computes {@code s_j − s_y + 1} for all classes of all samples. */
    private void margins(double[] weights) {
        scores.value(weights);
        scores.own(own);
        double[] s = scores.s;
        for (int start = 0; start < s.length; start += Batch.SAMPLES) {
            for (int i = 0; i < Batch.SAMPLES; i++) {
                s[start + i] = s[start + i] - own[i] + 1;
            }
        }
    }

    /** Computes the gradient of the mean over samples, and returns the sum of all margins. */
    double gradient(double[] weights, double[] gradient) {
        margins(weights);
        double[] s = scores.s;
        double sum = -Batch.SAMPLES;
        for (int e = 0; e < s.length; e++) {
            double margin = s[e];
            sum += margin >= 0 ? margin : 0;
            s[e] = margin >= 0 ? 1.0 / Batch.SAMPLES : 0;
        }
        System.arraycopy(s, 0, inside, 0, Batch.SAMPLES);
        for (int start = Batch.SAMPLES; start < s.length; start += Batch.SAMPLES) {
            for (int i = 0; i < Batch.SAMPLES; i++) {
                inside[i] += s[start + i];
            }
        }
        int[] labels = batch.labels();
        for (int i = 0; i < Batch.SAMPLES; i++) {
            s[labels[i] * Batch.SAMPLES + i] -= inside[i];
        }
        scores.gradient(gradient);
        return sum;
    }
}
