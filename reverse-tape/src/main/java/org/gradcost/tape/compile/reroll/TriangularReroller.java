package org.gradcost.tape.compile.reroll;

import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.trace.CompileDeadline;
import org.gradcost.tape.compile.trace.Trace;

/**
 * Rerolls loops around loops whose trip counts are affine in the outer counter, as in {@code for (i) for (j <= i)}.
 *
 * <p>Such blocks start at no constant distance in the trace, nor do the strides of an inner loop stay the same if they depend
 * on the length of a row. So operands may be gathered, within one array; the lowering finds out whether the positions of their
 * values are affine row by row.
 */
final class TriangularReroller {

    private static final int[] PERIODS = {4, 16, 64, 256};

    private final Trace trace;
    private final TokenSequence tokens;
    private final CompileDeadline deadline;
    private final TokenSignature.Book book;

    private TriangularReroller(Trace trace, TokenSequence tokens, CompileDeadline deadline) {
        this.trace = trace;
        this.deadline = deadline;
        this.tokens = tokens;
        this.book = new TokenSignature.Book(tokens);
    }

    /** Rerolls the tokens in place. Returns whether it found any triangular nest. */
    static boolean roll(Trace trace, TokenSequence tokens, CompileDeadline deadline) {
        int before = tokens.count;
        TriangularReroller triangles = new TriangularReroller(trace, tokens, deadline);
        for (int period : PERIODS) {
            int last;
            int passes = 0;
            do {
                last = tokens.count;
                triangles.pass(period);
            } while (tokens.count < last && ++passes < Heuristics.PASSES);
        }
        return tokens.count < before;
    }

    private void pass(int period) {
        int count = tokens.count;
        int[] skeleton = new int[count];
        for (int t = 0; t < count; t++) {
            skeleton[t] = book.of(tokens.type[t]).skeleton();
        }
        long budget =
                Heuristics.SEARCH_BUDGET + Heuristics.SEARCH_BUDGET_PER_TOKEN * Math.max(count, trace.gates() / 4);
        TriangularCandidate candidate = new TriangularCandidate(trace, tokens, book, skeleton, budget);
        int kept = 0;
        int t = 0;
        while (t < count) {
            if (t % Heuristics.TOKENS_BETWEEN_CHECKS == 0) {
                deadline.check();
            }
            int trip = 0;
            int p = 0;
            int most = Math.min(period, (count - t) / Heuristics.FEWEST_TRIANGULAR);
            while (p < most && trip == 0 && candidate.budget > 0) {
                trip = candidate.blocksAt(t, ++p);
            }
            if (trip > 0) {
                for (int from = candidate.fewestCarried(t, p, trip); t < from; t++) {
                    tokens.type[kept] = tokens.type[t];
                    tokens.start[kept++] = tokens.start[t];
                }
                trip = candidate.blocksAt(t, p);
            }
            int type = trip == 0 ? tokens.type[t] : tokens.typeOf(candidate.loop(t, p, trip));
            tokens.type[kept] = type;
            tokens.start[kept++] = tokens.start[t];
            t += trip == 0 ? 1 : p * trip;
        }
        tokens.count = kept;
    }
}
