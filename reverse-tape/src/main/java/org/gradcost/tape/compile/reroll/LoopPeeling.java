package org.gradcost.tape.compile.reroll;

import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.sparsity.IndexDomains;
import org.gradcost.tape.compile.trace.IntArray;
import org.gradcost.tape.compile.trace.Trace;

/**
 * Peels the first and the last iterations of outermost loops if their values depend on other numbers of inputs than those of
 * the other iterations: at the ends of a chain fewer terms contribute to an adjoint. The values of the loop that is left then
 * have tangents with the same number of components in all iterations.
 */
public final class LoopPeeling {

    private final Trace trace;
    private final TokenSequence tokens;
    private final IndexDomains domains;
    private final IntArray types = new IntArray();
    private final IntArray starts = new IntArray();

    private LoopPeeling(Trace trace, TokenSequence tokens, IndexDomains domains) {
        this.trace = trace;
        this.tokens = tokens;
        this.domains = domains;
    }

    /** Returns the tokens with the uneven iterations of outermost loops as tokens of their own. */
    public static TokenSequence peel(Trace trace, TokenSequence tokens) {
        IndexDomains domains = new IndexDomains(trace, Heuristics.MOST_TANGENTS, Heuristics.WIDEST_BAND);
        return domains.areTooLarge() ? tokens : new LoopPeeling(trace, tokens.copy(), domains).peel();
    }

    private TokenSequence peel() {
        for (int t = 0; t < tokens.count; t++) {
            peel(tokens.type[t], tokens.start[t]);
        }
        tokens.type = types.toArray();
        tokens.start = starts.toArray();
        tokens.count = types.size();
        return tokens;
    }

    private void peel(int type, int start) {
        TokenType shape = tokens.shape(type);
        boolean mayPeel = shape.isLoop() && !tokens.isTriangular(type) && shape.trip() > 3 * Heuristics.MOST_PEELED;
        int first = mayPeel ? uneven(shape, start, false) : 0;
        int last = mayPeel ? uneven(shape, start, true) : 0;
        if ((first + last) * shape.leaves().length > Heuristics.CHUNK) {
            first = 0;
            last = 0;
        }
        addBlocks(shape, start, 0, first);
        int rest = shape.trip() - last;
        add(
                first + last == 0 ? type : tokens.typeOf(shape.withTrip(rest - first)),
                start + first * shape.blockLength());
        addBlocks(shape, start, rest, shape.trip());
    }

    private void add(int type, int start) {
        types.add(type);
        starts.add(start);
    }

    private void addBlocks(TokenType shape, int start, int from, int to) {
        for (int block = from; block < to; block++) {
            int gate = start + block * shape.blockLength();
            for (int part : shape.body()) {
                add(part, gate);
                gate += tokens.shape(part).length();
            }
        }
    }

    /** Returns how many blocks at the start or the end come before one like that in the middle; 0 if they are too many. */
    private int uneven(TokenType shape, int start, boolean atEnd) {
        int middle = start + shape.trip() / 2 * shape.blockLength();
        for (int count = 0; count <= Heuristics.MOST_PEELED; count++) {
            int block = atEnd ? shape.trip() - 1 - count : count;
            if (isAlike(start + block * shape.blockLength(), middle, shape.blockLength())) {
                return count;
            }
        }
        return 0;
    }

    /** Returns whether the values of a block, and their arguments, depend on as many inputs as those of another, if these are few. */
    private boolean isAlike(int block, int other, int length) {
        boolean alike = true;
        for (int k = 0; alike && k < length; k++) {
            alike = isAlike(trace.inputs + block + k, trace.inputs + other + k);
            for (int side = 0; side < 2; side++) {
                alike &= isAlike(trace.argument(block + k, side), trace.argument(other + k, side));
            }
        }
        return alike;
    }

    private boolean isAlike(int id, int other) {
        return size(other) == Integer.MAX_VALUE // a sum of all terms has no band, whatever its first iterations are
                || size(id) == size(other);
    }

    private int size(int id) {
        int[] domain = domains.of(id);
        return domain == null ? Integer.MAX_VALUE : domain.length;
    }
}
