package org.gradcost.family.learning;

import java.util.Arrays;
import org.hipparchus.CalculusFieldElement;

/**
 * The samples of a {@link Batch} as a circuit of the weights uses them: as constants of the program, or as additional inputs. The
 * class of a sample selects a part of the program in the first case, and is given by zeros and a one in the second.
 */
interface Samples<T extends CalculusFieldElement<T>> {

    /** Returns a weight times a feature. */
    T times(T weight, int sample, int feature);

    /** Returns the outputs of a first layer for a sample. */
    T[] through(Affine layer, T[] weights, int sample);

    /** Returns the score of the sample's own class. */
    T own(T[] scores, int sample);

    /** Returns the samples of a batch as constants. */
    static <T extends CalculusFieldElement<T>> Samples<T> of(Batch batch) {
        return new Samples<>() {
            @Override
            public T times(T weight, int sample, int feature) {
                return weight.multiply(batch.rows()[sample][feature]);
            }

            @Override
            public T[] through(Affine layer, T[] weights, int sample) {
                return layer.scalar(weights, batch.rows()[sample]);
            }

            @Override
            public T own(T[] scores, int sample) {
                return scores[batch.labels()[sample]];
            }
        };
    }

    /**
     * Returns the samples of a batch as inputs.
     *
     * @param data in the order of {@link Batch#numbers}
     */
    static <T extends CalculusFieldElement<T>> Samples<T> of(Batch batch, T[] data) {
        int features = batch.features();
        int classes = batch.classes();
        int labels = Batch.SAMPLES * features;
        return new Samples<>() {
            @Override
            public T times(T weight, int sample, int feature) {
                return weight.multiply(data[sample * features + feature]);
            }

            @Override
            public T[] through(Affine layer, T[] weights, int sample) {
                return layer.scalar(weights, Arrays.copyOfRange(data, sample * features, (sample + 1) * features));
            }

            @Override
            public T own(T[] scores, int sample) {
                T own = data[labels + sample * classes].multiply(scores[0]);
                for (int j = 1; j < classes; j++) {
                    own = own.add(data[labels + sample * classes + j].multiply(scores[j]));
                }
                return own;
            }
        };
    }
}
