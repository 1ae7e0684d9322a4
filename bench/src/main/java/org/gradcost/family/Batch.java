package org.gradcost.family;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The samples that a classifier is trained on: 16 rows of a data set, taken at even steps through its classes, so that
 * every class occurs.
 *
 * @param rows of each sample the features
 * @param x the same as a matrix, samples × features
 * @param labels the class of each sample
 * @param oneHot samples × classes: 1 at the sample's class, else 0
 */
record Batch(double[][] rows, DMatrixRMaj x, int[] labels, DMatrixRMaj oneHot) {

    static final int SAMPLES = 16;

    /** The batch of a data set, with the first of its features. */
    static Batch of(Data data, int features) {
        double[][] rows = new double[SAMPLES][];
        int[] labels = new int[SAMPLES];
        DMatrixRMaj oneHot = new DMatrixRMaj(SAMPLES, data.classes());
        int stride = data.rows().length / SAMPLES;
        for (int i = 0; i < SAMPLES; i++) {
            rows[i] = Arrays.copyOf(data.rows()[i * stride], features);
            labels[i] = data.labels()[i * stride];
            oneHot.set(i, labels[i], 1);
        }
        return new Batch(rows, new DMatrixRMaj(rows), labels, oneHot);
    }

    int features() {
        return x.numCols;
    }

    int classes() {
        return oneHot.numCols;
    }
}
