package org.gradcost.family.learning;

import java.util.Map;
import org.gradcost.family.DataCircuit;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.gate.matrix.Matrix;
import org.hipparchus.CalculusFieldElement;

/** The loss of a classifier on a batch of samples, as a function of its weights. */
interface Classification extends MatrixCircuit, DataCircuit {

    /** Returns the samples, which may be replaced between two gradients. */
    Batch batch();

    /** Returns the loss in scalar gates, in any mode. */
    <T extends CalculusFieldElement<T>> T circuit(T[] weights, Samples<T> samples);

    @Override
    default <T extends CalculusFieldElement<T>> T scalar(T[] weights) {
        return circuit(weights, Samples.of(batch()));
    }

    @Override
    default <T extends CalculusFieldElement<T>> T scalar(T[] weights, T[] data) {
        return circuit(weights, Samples.of(batch(), data));
    }

    /** Returns the features, one row per sample, and the class of each sample. */
    @Override
    default Map<String, Object> constants() {
        return Map.of("features", batch().rows(), "labels", batch().labels());
    }

    @Override
    default double[] data() {
        return batch().numbers();
    }

    /**
     * Returns the input of the loss: the score of every sample for every class, samples × classes.
     *
     * @param data samples × features
     * @param weights one matrix for each of {@link #shapes}
     */
    <M extends Matrix<M>> M scores(M data, M[] weights);
}
