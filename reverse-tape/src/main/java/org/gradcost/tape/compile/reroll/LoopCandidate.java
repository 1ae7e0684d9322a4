package org.gradcost.tape.compile.reroll;

import java.util.Arrays;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.trace.Trace;

/** A candidate for a loop with a constant trip count: blocks of the same length and token types, at a constant distance. */
final class LoopCandidate extends RerollCandidate {

    /** Whether short loops are wanted, as parts of a triangular nest. */
    private final boolean acceptsShort;

    /** The iterations that an outer loop must have at least. */
    private final int fewestOuter;

    /** Whether the blocks looked at last hold no loops. */
    private boolean innermost;

    LoopCandidate(Trace trace, TokenSequence tokens, boolean gather, boolean acceptsShort, int fewestOuter) {
        super(
                trace,
                tokens,
                gather ? OperandPattern.GATHER_ANYTHING : OperandPattern.GATHER_NOTHING,
                Heuristics.FEWEST_BLOCKS);
        this.acceptsShort = acceptsShort;
        this.fewestOuter = fewestOuter;
    }

    /** Returns whether the loop found last is an outer one of so few iterations that it may be a chance match. */
    boolean mayBeChance(int trip) {
        return !innermost && trip < Heuristics.CLEAR_OUTER;
    }

    /**
     * Returns the next block length from {@code from} on at which tokens of the type of token {@code t} recur; a larger one
     * than {@code most}, or than the budget allows, if there is none.
     */
    int nextLength(int t, int from, int most) {
        int[] type = tokens.type;
        int of = type[t];
        int last = (int) Math.min(most, from - 1 + budget);
        int p = from;
        while (p <= last && (type[t + p] != of || type[t + 2 * p] != of)) {
            p++;
        }
        budget -= p - from;
        return p;
    }

    @Override
    int blocksAt(int t, int p) {
        if (!hasThreeBlocks(t, p)) {
            return 0;
        }
        int length = tokens.start[t + p] - tokens.start[t];
        if (!setPattern(t, p, length)) {
            return 0;
        }
        int trip = Heuristics.FEWEST_BLOCKS;
        while (t + (trip + 1) * p <= tokens.count && follows(t, p, trip, length)) {
            trip++;
        }
        int gates = pattern.kinds().length / 2;
        int least = innermost && !acceptsShort ? Heuristics.FEWEST_INNERMOST : fewestOuter;
        int saved = acceptsShort ? Heuristics.SAVED_GATES_ALIGNED : Heuristics.SAVED_GATES;
        return trip >= least && (long) (trip - 1) * gates >= saved ? trip : 0;
    }

    private boolean hasThreeBlocks(int t, int p) {
        int[] type = tokens.type;
        for (int j = 0; j < p; j++) {
            if (type[t + j] != type[t + p + j] || type[t + j] != type[t + 2 * p + j]) {
                budget -= j;
                return false;
            }
        }
        budget -= p;
        return true;
    }

    private boolean setPattern(int t, int p, int length) {
        int[] start = tokens.start;
        pattern.clear();
        innermost = true;
        for (int j = 0; j < p; j++) {
            TokenType token = tokens.shape(tokens.type[t + j]);
            innermost &= !token.isLoop();
            for (int leaf : token.leaves()) {
                int gate = start[t + j] + leaf;
                if (!append(gate, 0, start[t], length) || !append(gate, 1, start[t], length)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean append(int gate, int side, int firstGate, int length) {
        budget--;
        int o0 = trace.argument(gate, side);
        int o1 = trace.argument(gate + length, side);
        int o2 = trace.argument(gate + 2 * length, side);
        int block = trace.inputs + firstGate;
        boolean carried = o1 >= block && o1 < block + length && o2 - o1 == length && o0 < block && o0 != Trace.NONE;
        return pattern.append(o0, o1, o2, carried ? o1 - block : OperandPattern.NOT_CARRIED);
    }

    private boolean follows(int t, int p, int trip, int length) {
        int[] type = tokens.type;
        int[] start = tokens.start;
        for (int j = 0; j < p; j++) {
            if (type[t + trip * p + j] != type[t + j]) {
                return false;
            }
        }
        int i = 0;
        for (int j = 0; j < p; j++) {
            for (int leaf : tokens.shape(type[t + j]).leaves()) {
                int gate = start[t + j] + leaf + trip * length;
                for (int side = 0; side < 2; side++, i++) {
                    budget--;
                    int carried = trace.inputs + start[t] + (trip - 1) * length + pattern.stride(i);
                    int operand = trace.argument(gate, side);
                    if (!pattern.follows(i, operand, trace.argument(gate - length, side), carried)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    @Override
    TokenType loop(int t, int p, int trip) {
        int[] start = tokens.start;
        int[] body = Arrays.copyOfRange(tokens.type, t, t + p);
        byte[] kinds = pattern.kinds();
        int[] leaves = new int[kinds.length / 2];
        int i = 0;
        for (int j = 0; j < p; j++) {
            for (int leaf : tokens.shape(body[j]).leaves()) {
                leaves[i++] = start[t + j] - start[t] + leaf;
            }
        }
        return new TokenType(trip, body, start[t + p] - start[t], leaves, kinds, pattern.strides(), null);
    }
}
