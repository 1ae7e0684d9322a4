package org.gradcost.family.learning;

import org.gradcost.gate.Elementary;
import org.gradcost.gate.matrix.kernel.Products;

/** The loss of {@link CrossEntropy} and its gradient for few classes, from scores that are given {@linkplain AffineByUnit class by class}. */
final class CrossEntropyByClass {

    private final Batch batch;
    private final double[] own = new double[Batch.SAMPLES];
    private final double[] largest = new double[Batch.SAMPLES];
    private final double[] exps;
    private final double[] sums = new double[Batch.SAMPLES];
    private final double[] logs = new double[Batch.SAMPLES];
    private final double[] work = new double[Batch.SAMPLES];

    CrossEntropyByClass(Batch batch) {
        this.batch = batch;
        this.exps = new double[batch.classes() * Batch.SAMPLES];
    }

    /** Subtracts the largest score of each sample, computes all exponentials and their sums, and returns the mean over samples. */
    double value(double[] s) {
        int[] labels = batch.labels();
        for (int i = 0; i < Batch.SAMPLES; i++) {
            own[i] = s[labels[i] * Batch.SAMPLES + i];
        }
        System.arraycopy(s, 0, largest, 0, Batch.SAMPLES);
        for (int start = Batch.SAMPLES; start < s.length; start += Batch.SAMPLES) {
            for (int i = 0; i < Batch.SAMPLES; i++) {
                largest[i] = Math.max(largest[i], s[start + i]);
            }
        }
        for (int start = 0; start < s.length; start += Batch.SAMPLES) {
            for (int i = 0; i < Batch.SAMPLES; i++) {
                s[start + i] -= largest[i];
            }
        }
        Elementary.exp(s.length, s, exps);
        System.arraycopy(exps, 0, sums, 0, Batch.SAMPLES);
        for (int start = Batch.SAMPLES; start < s.length; start += Batch.SAMPLES) {
            for (int i = 0; i < Batch.SAMPLES; i++) {
                sums[i] += exps[start + i];
            }
        }
        Elementary.log(Batch.SAMPLES, sums, logs, work);
        for (int i = 0; i < Batch.SAMPLES; i++) {
            logs[i] += largest[i] - own[i];
        }
        return Products.sum(logs, 0, Batch.SAMPLES) / Batch.SAMPLES;
    }

    /** Returns the mean over samples, and replaces every score by the derivative with respect to it. */
    double valueAndGradient(double[] s) {
        double value = value(s);
        for (int i = 0; i < Batch.SAMPLES; i++) {
            sums[i] = 1 / (sums[i] * Batch.SAMPLES);
        }
        for (int start = 0; start < s.length; start += Batch.SAMPLES) {
            for (int i = 0; i < Batch.SAMPLES; i++) {
                s[start + i] = exps[start + i] * sums[i];
            }
        }
        int[] labels = batch.labels();
        for (int i = 0; i < Batch.SAMPLES; i++) {
            s[labels[i] * Batch.SAMPLES + i] -= 1.0 / Batch.SAMPLES;
        }
        return value;
    }
}
