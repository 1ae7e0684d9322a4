package org.gradcost.tape.compile.reroll;

/**
 * What a pass of a {@link LoopReroller} need not try, for an earlier one did, in vain, and the tokens there are the same: at each
 * token, the distances at which there is no loop. What it took to find that out counts again, so that the same is found as
 * if they were tried.
 */
final class FailedMatches {

    private final int[] upTo;
    private final long[] cost;

    FailedMatches(int tokens) {
        upTo = new int[tokens];
        cost = new long[tokens];
    }

    /** At none of these distances from a token on is there a loop, and to find out took so much of the budget. */
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

    /** A token has another place in the list. */
    void moved(int token, int to) {
        upTo[to] = upTo[token];
        cost[to] = cost[token];
    }

    /** At that place there is a loop now: who looked so far looks again. No block of a pass is longer than its period. */
    void changed(int token, int period) {
        at(token, 0, 0);
        for (int t = Math.max(0, token - reach(period)); t < token; t++) {
            if (t + reach(upTo[t]) > token) {
                at(t, 0, 0);
            }
        }
    }

    /** Up to six blocks are looked at, or some more of very short ones, before there is a loop; see {@link LoopReroller}. */
    private static int reach(int period) {
        return 6 * period + 10;
    }
}
