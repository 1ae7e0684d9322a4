package org.gradcost.family;

import org.gradcost.gate.matrix.Matrix;

/** The loss of a classifier on a batch of samples, as a function of its weights. */
interface Classification extends MatrixCircuit {

    /** The samples, which may be exchanged for others between two gradients. */
    Batch batch();

    /**
     * Before the loss: a score of every sample for every class, samples × classes.
     *
     * @param data samples × features
     * @param weights one matrix for each of {@link #shapes}
     */
    <M extends Matrix<M>> M scores(M data, M[] weights);
}
