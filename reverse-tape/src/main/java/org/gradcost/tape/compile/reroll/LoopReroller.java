package org.gradcost.tape.compile.reroll;

import java.util.Arrays;
import org.gradcost.tape.compile.trace.Trace;

/**
 * Finds the loops of a trace again.
 *
 * <p>At each token it asks for every distance p up to a limit whether three blocks of p tokens follow each other that do the
 * same: equal types, and operands that move alike (see {@link TokenType}). If so it goes on as long as that holds, and the
 * blocks become one token. Short distances come first, so that inner loops are found before outer ones; an outer loop is a
 * loop over tokens that are loops.
 *
 * <p>The work is bounded: a pass that has compared so many operands ends there, and what it has not looked at stays as it
 * is.
 */
final class LoopReroller {

    private static final int[] PERIODS = {2, 4, 8, 16, 32, 64, 256, 1024, 4096};
    private static final int DEPTH = 5;

    /** An outer loop of so many iterations is no chance. */
    static final int CLEAR = 6;

    private final Trace trace;
    private final boolean gather;
    private final TokenSequence tokens;
    private long budget;
    private int fewest = 3;
    private boolean aligned;

    /** Where an outer loop that may be chance is written down, or null. */
    private RollbackPoint doubt;

    /** Null in the first pass. */
    private FailedMatches failures;

    // The pattern of the candidate at hand.
    private int operands;
    private byte[] kinds = new byte[64];
    private int[] strides = new int[64];

    /** Of these tokens; with tables where operands lie unevenly, or without. */
    LoopReroller(Trace trace, TokenSequence tokens, boolean gather) {
        this.trace = trace;
        this.gather = gather;
        this.tokens = tokens;
    }

    /** Writes down where an outer loop may be chance. */
    LoopReroller noting(RollbackPoint outer) {
        doubt = outer;
        return this;
    }

    /** Starts loops where least is carried on, and takes short ones: a triangular nest is made of these. */
    LoopReroller aligned() {
        aligned = true;
        return this;
    }

    /** Takes no outer loop of fewer iterations. */
    LoopReroller atLeast(int trip) {
        fewest = trip;
        return this;
    }

    /** The number of the first period that found anything. */
    int roll() {
        return roll(0, 0);
    }

    /** Goes on at the pass of a period after so many. */
    int roll(int from, int after) {
        int found = PERIODS.length;
        int passes = after;
        for (int period = from; period < PERIODS.length; period++) {
            int before;
            do {
                before = tokens.count;
                budget = 100_000 + 40L * Math.max(before, tokens.gates / 4);
                if (doubt != null) {
                    doubt.startsPass(trace, tokens, period, passes);
                }
                pass(PERIODS[period]);
                found = tokens.count < before ? Math.min(found, period) : found;
                if (failures == null) {
                    failures = new FailedMatches(tokens.count); // not before the first pass: it takes off most tokens
                }
            } while (tokens.count < before && ++passes < DEPTH);
            passes = 0;
        }
        return found;
    }

    private void pass(int period) {
        int[] type = tokens.type;
        int[] start = tokens.start;
        int count = tokens.count;
        int kept = 0;
        int t = 0;
        while (t < count) {
            int trip = 0;
            int most = Math.min(period, (count - t) / 3);
            int p = 1;
            long had = budget;
            if (failures != null) {
                p += failures.upTo(t);
                budget -= failures.cost(t);
            }
            while ((p = candidate(t, p, most)) <= most && budget > 0) {
                trip = blocks(t, p);
                if (trip > 0) {
                    for (int from = aligned(t, p, trip); t < from; t++) {
                        keep(t, kept++);
                    }
                    trip = aligned ? blocks(t, p) : trip;
                    TokenType loop = loop(t, p, trip);
                    type[kept] = tokens.typeOf(loop);
                    start[kept] = start[t];
                    if (failures != null) {
                        failures.changed(kept, period);
                    }
                    kept++;
                    t += p * trip;
                    break;
                }
                budget--;
                p++;
            }
            if (trip == 0) {
                if (failures != null) {
                    failures.at(t, p - 1, had - budget);
                }
                keep(t++, kept++);
            }
        }
        tokens.count = kept;
    }

    private void keep(int token, int at) {
        tokens.type[at] = tokens.type[token];
        tokens.start[at] = tokens.start[token];
        if (failures != null) {
            failures.moved(token, at);
        }
    }

    /** The next distance at which there are tokens of this type; beyond the largest, or where the budget ends, if none is. */
    private int candidate(int t, int from, int most) {
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

    /** How many blocks of p tokens from t on form a loop, or 0. */
    private int blocks(int t, int p) {
        int[] type = tokens.type;
        int[] start = tokens.start;
        int leaves = 0;
        boolean innermost = true;
        for (int j = 0; j < p; j++) {
            if (type[t + j] != type[t + p + j] || type[t + j] != type[t + 2 * p + j]) {
                budget -= j;
                return 0;
            }
        }
        budget -= p;
        int length = start[t + p] - start[t];
        for (int j = 0; j < p; j++) {
            TokenType shape = tokens.shape(type[t + j]);
            innermost &= !shape.isLoop();
            for (int leaf : shape.leaves()) {
                int gate = start[t + j] + leaf;
                reserve(2 * leaves + 2);
                if (!classify(2 * leaves, gate, 0, start[t], length)
                        || !classify(2 * leaves + 1, gate, 1, start[t], length)) {
                    return 0;
                }
                leaves++;
            }
        }
        operands = 2 * leaves;
        int trip = 3;
        while (t + (trip + 1) * p <= tokens.count && goesOn(t, p, trip, length)) {
            trip++;
        }
        int least = innermost && !aligned ? 4 : fewest;
        boolean found = trip >= least && (long) (trip - 1) * leaves >= (aligned ? 4 : 8);
        if (found && doubt != null && !innermost && trip < CLEAR) {
            doubt.arises();
        }
        return found ? trip : 0;
    }

    /** Where to start so that least is carried on: a loop found too early hands on what an iteration could keep for itself. */
    private int aligned(int t, int p, int trip) {
        int best = t;
        if (aligned) {
            int least = carried();
            for (int from = t + 1; from < t + p && least > 0; from++) {
                if (from + 3 * p <= tokens.count && blocks(from, p) >= trip - 1 && carried() < least) {
                    least = carried();
                    best = from;
                }
            }
        }
        return best;
    }

    private int carried() {
        int carried = 0;
        for (int i = 0; i < operands; i++) {
            carried += kinds[i] == TokenType.CARRIED ? 1 : 0;
        }
        return carried;
    }

    private boolean goesOn(int t, int p, int trip, int length) {
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
                if (!follows(i++, gate, 0, start[t] + (trip - 1) * length, length)
                        || !follows(i++, gate, 1, start[t] + (trip - 1) * length, length)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Sets the pattern at i from one operand of the first three blocks; false if there is none. */
    private boolean classify(int i, int gate, int side, int firstGate, int length) {
        budget--;
        int o0 = trace.argument(gate, side);
        int o1 = trace.argument(gate + length, side);
        int o2 = trace.argument(gate + 2 * length, side);
        int block = trace.inputs + firstGate;
        strides[i] = 0;
        if (o1 == Trace.NONE) {
            kinds[i] = TokenType.ABSENT;
            return o0 == o1 && o2 == o1;
        }
        if (constant(o0) && constant(o1) && constant(o2)) {
            kinds[i] = TokenType.CONSTANT;
            return true;
        }
        if (o1 >= block && o1 < block + length && o2 - o1 == length && o0 < block && o0 != Trace.NONE) {
            kinds[i] = TokenType.CARRIED;
            strides[i] = o1 - block;
            return true;
        }
        if (o0 >= 0
                && o1 >= 0
                && o2 - o1 == o1 - o0
                && trace.source(o0) == trace.source(o1)
                && trace.source(o1) == trace.source(o2)) {
            kinds[i] = TokenType.AFFINE;
            strides[i] = o1 - o0;
            return true;
        }
        kinds[i] = TokenType.GATHERED;
        return gather && o0 != Trace.NONE && o2 != Trace.NONE;
    }

    private boolean follows(int i, int gate, int side, int lastBlock, int length) {
        budget--;
        int operand = trace.argument(gate, side);
        int before = trace.argument(gate - length, side);
        return switch (kinds[i]) {
            case TokenType.ABSENT -> operand == Trace.NONE;
            case TokenType.CONSTANT -> constant(operand);
            case TokenType.CARRIED -> operand == trace.inputs + lastBlock + strides[i];
            case TokenType.AFFINE ->
                operand >= 0 && operand - before == strides[i] && trace.source(operand) == trace.source(before);
            default -> operand != Trace.NONE;
        };
    }

    private static boolean constant(int operand) {
        return operand < 0 && operand != Trace.NONE;
    }

    private void reserve(int size) {
        if (size > kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * size);
            strides = Arrays.copyOf(strides, 2 * size);
        }
    }

    private TokenType loop(int t, int p, int trip) {
        int[] start = tokens.start;
        int[] body = Arrays.copyOfRange(tokens.type, t, t + p);
        int length = start[t + p] - start[t];
        int count = 0;
        for (int type : body) {
            count += tokens.shape(type).leaves().length;
        }
        int[] leaves = new int[count];
        int i = 0;
        for (int j = 0; j < p; j++) {
            for (int leaf : tokens.shape(body[j]).leaves()) {
                leaves[i++] = start[t + j] - start[t] + leaf;
            }
        }
        return new TokenType(
                trip, body, length, leaves, Arrays.copyOf(kinds, 2 * count), Arrays.copyOf(strides, 2 * count), null);
    }
}
