package org.gradcost.tape.compile.reroll;

import org.gradcost.tape.compile.trace.Trace;

/**
 * Finds loops around loops whose trip counts are affine in the outer counter, as in {@code for (i) for (j <= i)}: blocks
 * that follow each other and do the same, see {@link TokenSignature}, and whose loops go on for evenly more or less each time.
 *
 * <p>Where such blocks start in the trace is not even, and nor are the strides of an inner loop that depend on how long a
 * row is. So an operand may move anyhow from block to block; where its values lie will show how (see {@link RowTable}). But an
 * input does not become a gate.
 */
final class TriangularReroller {

    private static final int[] PERIODS = {4, 16, 64, 256};
    private static final int PASSES = 5;

    /** Blocks of a loop, at least. */
    static final int FEWEST = 4;

    private final Trace trace;
    private final TokenSequence tokens;
    private final TokenSignature.Book book;

    private TriangularReroller(Trace trace, TokenSequence tokens) {
        this.trace = trace;
        this.tokens = tokens;
        this.book = new TokenSignature.Book(tokens);
    }

    /** Whether it found any. */
    static boolean roll(Trace trace, TokenSequence tokens) {
        int before = tokens.count;
        TriangularReroller triangles = new TriangularReroller(trace, tokens);
        for (int period : PERIODS) {
            int last;
            int passes = 0;
            do {
                last = tokens.count;
                triangles.pass(period);
            } while (tokens.count < last && ++passes < PASSES);
        }
        return tokens.count < before;
    }

    private void pass(int period) {
        int count = tokens.count;
        int[] skeleton = new int[count];
        for (int t = 0; t < count; t++) {
            skeleton[t] = book.of(tokens.type[t]).skeleton();
        }
        TriangularCandidate found = new TriangularCandidate(
                trace, tokens, book, skeleton, 100_000 + 40L * Math.max(count, trace.gates() / 4));
        int kept = 0;
        int t = 0;
        while (t < count) {
            int trip = 0;
            int p = 0;
            int most = Math.min(period, (count - t) / FEWEST);
            while (p < most && trip == 0 && found.hasBudget()) {
                trip = found.at(t, ++p);
            }
            if (trip > 0) {
                for (int from = aligned(found, t, p, trip); t < from; t++) {
                    tokens.type[kept] = tokens.type[t];
                    tokens.start[kept++] = tokens.start[t];
                }
                trip = found.at(t, p);
            }
            int type = trip == 0 ? tokens.type[t] : tokens.typeOf(found.loop(t, trip));
            tokens.type[kept] = type;
            tokens.start[kept++] = tokens.start[t];
            t += trip == 0 ? 1 : p * trip;
        }
        tokens.count = kept;
    }

    /** Where to start so that least is carried on, as in {@link LoopReroller}. */
    private int aligned(TriangularCandidate found, int t, int p, int trip) {
        int best = t;
        int least = found.carried();
        for (int from = t + 1; from < t + p && least > 0; from++) {
            if (from + FEWEST * p <= tokens.count && found.at(from, p) >= trip - 1 && found.carried() < least) {
                least = found.carried();
                best = from;
            }
        }
        return best;
    }
}
