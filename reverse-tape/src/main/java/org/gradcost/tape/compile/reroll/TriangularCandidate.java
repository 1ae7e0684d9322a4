package org.gradcost.tape.compile.reroll;

import java.util.Arrays;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.trace.IntArray;
import org.gradcost.tape.compile.trace.Trace;

/** A candidate for a loop around loops whose trip counts grow or shrink by the same number from block to block. */
final class TriangularCandidate extends RerollCandidate {

    private final TokenSignature.Book book;

    /** The skeleton of each token: its structure without trip counts. */
    private final int[] skeleton;

    /** The block length in tokens. */
    private int p;

    /** By how much the trip count of each inner loop grows from block to block. */
    private int[] growth = new int[16];

    TriangularCandidate(Trace trace, TokenSequence tokens, TokenSignature.Book book, int[] skeleton, long budget) {
        super(trace, tokens, OperandPattern.GATHER_WITHIN_ONE_ARRAY, Heuristics.FEWEST_TRIANGULAR);
        this.book = book;
        this.skeleton = skeleton;
        this.budget = budget;
    }

    private TokenSignature pattern(int token) {
        return book.of(tokens.type[token]);
    }

    boolean hasBudget() {
        return budget > 0;
    }

    @Override
    int blocksAt(int t, int length) {
        p = length;
        budget--;
        if (skeleton[t + p] != skeleton[t] || skeleton[t + 2 * p] != skeleton[t]) {
            return 0;
        }
        if (!isSame(t, 1) || !isSame(t, 2) || !grows(t) || !growsAsBefore(t, 2) || !setPattern(t)) {
            return 0;
        }
        int trip = Heuristics.FEWEST_BLOCKS;
        while (t + (trip + 1) * p <= skeleton.length && isSame(t, trip) && growsAsBefore(t, trip) && follows(t, trip)) {
            trip++;
        }
        return trip >= Heuristics.FEWEST_TRIANGULAR ? trip : 0;
    }

    /** Returns whether a block has the skeletons of the first. */
    private boolean isSame(int t, int block) {
        int other = Arrays.mismatch(skeleton, t, t + p, skeleton, t + block * p, t + (block + 1) * p);
        budget -= other < 0 ? p : other;
        return other < 0;
    }

    /** Sets the growth of trip counts from the first block to the second; false if none grows. */
    private boolean grows(int t) {
        int loop = 0;
        boolean any = false;
        for (int j = t; j < t + p; j++) {
            int[] first = pattern(j).trips();
            int[] second = pattern(j + p).trips();
            for (int i = 0; i < first.length; i++) {
                if (loop == growth.length) {
                    growth = Arrays.copyOf(growth, 2 * loop);
                }
                growth[loop] = second[i] - first[i];
                any |= growth[loop++] != 0;
            }
        }
        return any;
    }

    /** Returns whether trip counts grow into a block as they did into the second one. */
    private boolean growsAsBefore(int t, int block) {
        int loop = 0;
        for (int j = t + block * p; j < t + (block + 1) * p; j++) {
            TokenSignature here = pattern(j);
            TokenSignature before = pattern(j - p);
            budget -= here.trips().length;
            for (int i = 0; i < here.trips().length; i++) {
                if (here.trips()[i] - before.trips()[i] != growth[loop++]) {
                    return false;
                }
            }
            if (!here.hasSlopesOf(before)) {
                return false;
            }
        }
        return true;
    }

    private int start(int t, int block) {
        return tokens.start[t + block * p];
    }

    /** Returns the gates of a block in the first iterations of its loops. */
    private int[] gates(int t, int block) {
        IntArray gates = new IntArray();
        for (int j = t + block * p; j < t + (block + 1) * p; j++) {
            for (int leaf : tokens.shape(tokens.type[j]).leaves()) {
                gates.add(tokens.start[j] + leaf);
            }
        }
        return gates.toArray();
    }

    /** Returns the gates of a block in the last iterations of its loops. */
    private int[] lasts(int t, int block) {
        IntArray gates = new IntArray();
        for (int j = t + block * p; j < t + (block + 1) * p; j++) {
            for (int leaf : pattern(j).lasts()) {
                gates.add(tokens.start[j] + leaf);
            }
        }
        return gates.toArray();
    }

    private boolean setPattern(int t) {
        int[][] gates = {gates(t, 0), gates(t, 1), gates(t, 2)};
        int[][] lasts = {lasts(t, 0), lasts(t, 1)};
        budget -= 6L * gates[0].length;
        pattern.clear();
        for (int g = 0; g < gates[0].length; g++) {
            for (int side = 0; side < 2; side++) {
                int o0 = trace.argument(gates[0][g], side);
                int o1 = trace.argument(gates[1][g], side);
                int o2 = trace.argument(gates[2][g], side);
                if (!pattern.append(o0, o1, o2, carried(o0, o1, o2, lasts, start(t, 0)))) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Returns the gate of the block before whose last value the operand is; {@link OperandPattern#NOT_CARRIED} if none is.
     */
    private int carried(int o0, int o1, int o2, int[][] lasts, int first) {
        int last = o1 < trace.inputs ? -1 : TokenSignature.indexOf(lasts[0], o1 - trace.inputs);
        return last >= 0 && o2 - trace.inputs == lasts[1][last] && o0 < trace.inputs + first
                ? lasts[0][last] - first
                : OperandPattern.NOT_CARRIED;
    }

    /** Returns whether the operands of a block follow the pattern; one that was affine by chance is gathered from now on. */
    private boolean follows(int t, int block) {
        int[] gates = gates(t, block);
        int[] before = gates(t, block - 1);
        int[] lasts = lasts(t, block - 1);
        int[] ends = lasts(t, 0);
        budget -= 2L * gates.length;
        IntArray notAffine = new IntArray();
        for (int i = 0; i < 2 * gates.length; i++) {
            int operand = trace.argument(gates[i / 2], i % 2);
            int last = trace.argument(before[i / 2], i % 2);
            int carried = pattern.is(i, TokenType.CARRIED)
                    ? trace.inputs + lasts[TokenSignature.indexOf(ends, pattern.stride(i) + start(t, 0))]
                    : 0;
            if (!pattern.follows(i, operand, last, carried)) {
                if (!pattern.is(i, TokenType.AFFINE) || !pattern.isOneArray(operand, last)) {
                    return false;
                }
                notAffine.add(i);
            }
        }
        for (int i : notAffine.toArray()) {
            pattern.gather(i);
        }
        return true;
    }

    @Override
    TokenType loop(int t, int length, int trip) {
        int[] types = Arrays.copyOfRange(tokens.type, t, t + p * trip);
        int end = tokens.start[t + p * trip - 1]
                + tokens.shape(types[types.length - 1]).length();
        int[] leaves = gates(t, 0);
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] -= start(t, 0);
        }
        int[] first = moves(t);
        boolean[] loose = new boolean[first.length];
        for (int block = 0; block < trip; block++) {
            int[] moves = moves(t + block * p);
            for (int i = 0; i < moves.length; i++) {
                loose[i] |= moves[i] != first[i] || moves[i] == TokenSignature.LOOSE;
            }
        }
        return new TokenType(
                trip,
                Arrays.copyOf(types, p),
                start(t, 1) - start(t, 0),
                leaves,
                pattern.kinds(),
                pattern.strides(),
                new TokenType.Blocks(types, end - start(t, 0), loose));
    }

    private int[] moves(int t) {
        IntArray moves = new IntArray();
        for (int j = t; j < t + p; j++) {
            for (int move : pattern(j).moves()) {
                moves.add(move);
            }
        }
        return moves.toArray();
    }
}
