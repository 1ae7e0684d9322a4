package org.gradcost.mode;

/**
 * A differentiator that runs in another program, which times its gradients itself, since timing a call from this JVM would
 * include the exchange of messages.
 */
public interface SelfTimed extends Differentiator, AutoCloseable {

    /**
     * The times of gradients.
     *
     * @param nanos of one gradient, for each batch
     * @param runs number of gradients in all batches together
     */
    record Times(double[] nanos, long runs) {}

    /**
     * Makes the program compute the gradient at the problem's inputs repeatedly.
     *
     * @param seconds total time of the gradients; 0 for a single one
     */
    Times run(double seconds);

    /** Ends the program. */
    @Override
    void close();
}
