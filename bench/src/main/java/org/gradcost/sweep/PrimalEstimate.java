package org.gradcost.sweep;

import org.gradcost.family.Problem;

/** A first guess at the time of a primal, made in this process: which gradients are too long is to be known beforehand. */
final class PrimalEstimate {

    private static final long ENOUGH = 30_000_000; // ns
    private static final int LEAST = 2;

    private PrimalEstimate() {}

    /** Returns the least time of some evaluations, ns. */
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
