package org.gradcost.tape.compile.reroll;

import org.gradcost.tape.compile.trace.Trace;

/** A candidate loop: blocks of tokens that may be its iterations. The two rerollers differ in when blocks are alike. */
abstract class RerollCandidate {

    final Trace trace;
    final TokenSequence tokens;

    /** The pattern of the operands of the blocks looked at last. */
    final OperandPattern pattern;

    /** The blocks that a loop must have at least. */
    private final int fewest;

    /** The comparisons that are left in this pass: the search is linear in the trace. */
    long budget;

    RerollCandidate(Trace trace, TokenSequence tokens, int gather, int fewest) {
        this.trace = trace;
        this.tokens = tokens;
        this.pattern = new OperandPattern(trace, gather);
        this.fewest = fewest;
    }

    /** Returns how many alike blocks of {@code p} tokens follow each other from token {@code t} on; 0 if too few. */
    abstract int blocksAt(int t, int p);

    /** Returns the token of a loop whose blocks were looked at last. */
    abstract TokenType loop(int t, int p, int trip);

    /**
     * Returns the start offset that minimises the number of loop-carried values: a loop found too early carries what an
     * iteration could keep to itself. It may cost one iteration.
     */
    int fewestCarried(int t, int p, int trip) {
        int best = t;
        int least = pattern.carried();
        for (int from = t + 1; from < t + p && least > 0; from++) {
            if (from + fewest * p <= tokens.count && blocksAt(from, p) >= trip - 1 && pattern.carried() < least) {
                least = pattern.carried();
                best = from;
            }
        }
        return best;
    }
}
