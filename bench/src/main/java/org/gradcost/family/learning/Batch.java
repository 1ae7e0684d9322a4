package org.gradcost.family.learning;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The samples on which a classifier is trained: 16 rows of a data set, at regular intervals through its classes, so that every
 * class occurs.
 *
 * @param rows features of each sample
 * @param x the features as a matrix, samples × features
 * @param columns the features transposed, features × samples, row by row
 * @param labels class of each sample
 * @param oneHot samples × classes: 1 at the sample's class, otherwise 0
 */
record Batch(double[][] rows, DMatrixRMaj x, double[] columns, int[] labels, DMatrixRMaj oneHot) {

    static final int SAMPLES = 16;

    /** Returns the batch of a data set, with the first {@code features} of its features. */
    static Batch of(Data data, int features) {
        Batch batch = new Batch(
                new double[SAMPLES][features],
                new DMatrixRMaj(SAMPLES, features),
                new double[features * SAMPLES],
                new int[SAMPLES],
                new DMatrixRMaj(SAMPLES, data.classes()));
        int stride = data.rows().length / SAMPLES;
        batch.fill(data, IntStream.range(0, SAMPLES).map(i -> i * stride).toArray());
        return batch;
    }

    /** Replaces the samples by others, given by their rows in the data, which changes all problems on this batch. */
    void fill(Data data, int[] samples) {
        oneHot.zero();
        for (int i = 0; i < SAMPLES; i++) {
            System.arraycopy(data.rows()[samples[i]], 0, rows[i], 0, features());
            System.arraycopy(rows[i], 0, x.data, i * features(), features());
            for (int k = 0; k < features(); k++) {
                columns[k * SAMPLES + i] = rows[i][k];
            }
            labels[i] = data.labels()[samples[i]];
            oneHot.set(i, labels[i], 1);
        }
    }

    /** Returns everything that {@link #fill} sets: the features, sample by sample, then {@code oneHot}. */
    double[] numbers() {
        double[] numbers = Arrays.copyOf(x.data, x.getNumElements() + oneHot.getNumElements());
        System.arraycopy(oneHot.data, 0, numbers, x.getNumElements(), oneHot.getNumElements());
        return numbers;
    }

    int features() {
        return x.numCols;
    }

    int classes() {
        return oneHot.numCols;
    }
}
