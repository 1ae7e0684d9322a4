package org.gradcost.train;

/** A training by one mode, in separately loaded classes. The interface is shared by both class loaders. */
public interface TrainingTrial {

    /** Returns the weights after the first steps of a training. */
    double[] weightsAfter(int steps);

    /** Returns the number of passes per step. */
    int passes();

    /**
     * Computes gradients at the initial weights, each on another batch, for at least {@code nanos} nanoseconds, without training.
     *
     * @return the median time of a gradient, ns
     */
    double gradients(long nanos);

    /**
     * Goes on with a training for so many nanoseconds at least, and from its end at its beginning.
     *
     * @return the median time of a step, gradient and new weights, ns
     */
    double steps(long nanos);
}
