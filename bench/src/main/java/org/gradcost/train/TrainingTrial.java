package org.gradcost.train;

/** A training by one mode, in classes of its own. Both sides of the isolation know this interface. */
public interface TrainingTrial {

    /** Returns the weights after the first steps of a training. */
    double[] weightsAfter(int steps);

    /** Returns the passes of a step. */
    int passes();

    /**
     * Takes gradients at the first weights, each on another batch, for so many nanoseconds at least; no training is made.
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
