package org.gradcost.mode;

/** A differentiator that runs in another program, which times its gradients itself: a call from here would time the exchange. */
public interface SelfTimed extends Differentiator, AutoCloseable {

    /**
     * The times of gradients.
     *
     * @param nanos of one gradient, in each batch of them
     * @param runs in all batches together
     */
    record Times(double[] nanos, long runs) {}

    /**
     * Has the gradient at the problem's inputs computed again and again.
     *
     * @param seconds that the gradients are to take together; 0 for a single one
     */
    Times run(double seconds);

    /** Ends the program. */
    @Override
    void close();
}
