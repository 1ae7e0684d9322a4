package org.gradcost.tape.compile.reroll;

/**
 * A memo of block lengths that have failed: at each token those at which an earlier pass of a {@link LoopReroller} found no
 * loop, as long as the tokens there are the same. Their cost counts again, so that the result is the same as without the memo.
 */
final class FailedMatches {

    private final int[] upTo;
    private final long[] cost;

    FailedMatches(int tokens) {
        upTo = new int[tokens];
        cost = new long[tokens];
    }

    /** Notes that no block length up to {@code p} makes a loop at a token, and what it cost to find out. */
    void at(int token, int distance, long budget) {
        upTo[token] = distance;
        cost[token] = budget;
    }

    /** Returns the largest block length that has failed; 0 if none has. */
    int upTo(int token) {
        return upTo[token];
    }

    long cost(int token) {
        return cost[token];
    }

    /** Moves the memo of a token that has moved in the sequence. */
    void moved(int token, int to) {
        upTo[to] = upTo[token];
        cost[to] = cost[token];
    }

    /** Forgets what looked at tokens that a loop has replaced. No block of a pass is longer than its period. */
    void changed(int token, int period) {
        at(token, 0, 0);
        for (int t = Math.max(0, token - reach(period)); t < token; t++) {
            if (t + reach(upTo[t]) > token) {
                at(t, 0, 0);
            }
        }
    }

    /** Returns how far a search may have looked: six blocks, or some more of very short ones. */
    private static int reach(int period) {
        return 6 * period + 10;
    }
}
