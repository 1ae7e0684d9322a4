package org.gradcost.tape.compile;

/**
 * What a pass of a {@link Roller} need not try, for an earlier one did, in vain, and the tokens are the same: at each token,
 * the distances at which there is no loop. What it took to find that out counts again, so that the same is found as if they
 * were tried.
 */
final class Failures {

    private final int[] upTo;
    private final long[] cost;

    Failures(int tokens) {
        upTo = new int[tokens];
        cost = new long[tokens];
    }

    /** At none of these distances is there a loop, and to find out took so much of the budget. */
    void at(int token, int distance, long budget) {
        upTo[token] = distance;
        cost[token] = budget;
    }

    /** The largest distance that was tried; 0 if none was. */
    int upTo(int token) {
        return upTo[token];
    }

    long cost(int token) {
        return cost[token];
    }
}
