package org.gradcost.family.learning;

/**
 * The scores of a {@link LinearModel} of few classes by hand, class by class: HotSpot vectorises loops over the sixteen samples of a
 * class, while loops over the three classes of a sample take longer to start than to run.
 */
final class ScoresByClass {

    /** Weights up to which this is faster than sample by sample: those of all models of three classes. */
    static final int MOST_WEIGHTS = 15;

    /** The scores, or the derivatives with respect to them: those of all samples for each class. */
    final double[] s;

    private final Batch batch;
    private final int classes;

    ScoresByClass(Batch batch) {
        this.batch = batch;
        this.classes = batch.classes();
        this.s = new double[classes * Batch.SAMPLES];
    }

    /** Computes the scores. */
    void value(double[] weights) {
        int bias = batch.features() * classes;
        for (int j = 0; j < classes; j++) {
            int start = j * Batch.SAMPLES;
            line(weights[bias + j], weights[j], batch.columns()[0], s, start);
            for (int k = 1; k < batch.features(); k++) {
                add(weights[k * classes + j], batch.columns()[k], s, start);
            }
        }
    }

    private static void line(double at0, double slope, double[] x, double[] s, int start) {
        for (int i = 0; i < Batch.SAMPLES; i++) {
            s[start + i] = at0 + slope * x[i];
        }
    }

    private static void add(double factor, double[] x, double[] s, int start) {
        for (int i = 0; i < Batch.SAMPLES; i++) {
            s[start + i] += factor * x[i];
        }
    }

    /** Stores the scores of the samples' own classes. */
    void own(double[] own) {
        int[] labels = batch.labels();
        for (int i = 0; i < Batch.SAMPLES; i++) {
            own[i] = s[labels[i] * Batch.SAMPLES + i];
        }
    }

    private static double dot(double[] x, double[] s, int start) {
        double dot = 0;
        for (int i = 0; i < Batch.SAMPLES; i++) {
            dot += x[i] * s[start + i];
        }
        return dot;
    }

    /** Computes the gradient from the derivatives with respect to the scores. */
    void gradient(double[] gradient) {
        int bias = batch.features() * classes;
        for (int j = 0; j < classes; j++) {
            int start = j * Batch.SAMPLES;
            double[] x = batch.columns()[0];
            double sum = 0;
            double dot = 0;
            for (int i = 0; i < Batch.SAMPLES; i++) {
                sum += s[start + i];
                dot += x[i] * s[start + i];
            }
            gradient[bias + j] = sum;
            gradient[j] = dot;
            for (int k = 1; k < batch.features(); k++) {
                gradient[k * classes + j] = dot(batch.columns()[k], s, start);
            }
        }
    }
}
