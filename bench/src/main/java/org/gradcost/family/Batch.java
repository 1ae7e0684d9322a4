package org.gradcost.family;

import org.ejml.data.DMatrixRMaj;

/**
 * The samples that a classifier is trained on: 16 rows of a data set, taken at even steps through its classes, so that
 * every class occurs.
 *
 * @param x samples × features
 * @param labels the class of each sample
 * @param oneHot samples × classes: 1 at the sample's class, else 0
 */
record Batch(DMatrixRMaj x, int[] labels, DMatrixRMaj oneHot) {

    static final int SAMPLES = 16;

    /** The batch of a data set, with the first of its features. */
    static Batch of(Data data, int features) {
        DMatrixRMaj x = new DMatrixRMaj(SAMPLES, features);
        int[] labels = new int[SAMPLES];
        DMatrixRMaj oneHot = new DMatrixRMaj(SAMPLES, data.classes());
        int stride = data.rows().length / SAMPLES;
        for (int i = 0; i < SAMPLES; i++) {
            System.arraycopy(data.rows()[i * stride], 0, x.data, i * features, features);
            labels[i] = data.labels()[i * stride];
            oneHot.set(i, labels[i], 1);
        }
        return new Batch(x, labels, oneHot);
    }

    int features() {
        return x.numCols;
    }

    int classes() {
        return oneHot.numCols;
    }
}
