package org.gradcost.sweep;

import org.gradcost.family.Problem;

/**
 * A first estimate of the time of a primal, measured in this process, from which the gradients that take too long are predicted.
 */
final class PrimalEstimate {

    private static final long ENOUGH = 30_000_000; // ns
    private static final int LEAST = 2;

    private PrimalEstimate() {}

    /** Returns the minimum time of several evaluations, ns. */
    static double nanos(Problem problem) {
        double[] x = problem.inputs();
        long least = Long.MAX_VALUE;
        long spent = 0;
        for (int run = 0; run < LEAST || spent < ENOUGH; run++) {
            long start = System.nanoTime();
            problem.primal(x);
            long time = System.nanoTime() - start;
            least = Math.min(least, time);
            spent += Math.max(1, time);
        }
        return least;
    }
}
