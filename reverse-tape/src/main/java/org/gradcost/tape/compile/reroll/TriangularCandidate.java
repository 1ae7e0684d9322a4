package org.gradcost.tape.compile.reroll;

import java.util.Arrays;
import org.gradcost.tape.compile.trace.IntArray;
import org.gradcost.tape.compile.trace.Trace;

/** The question whether blocks of tokens from one token on do the same, while loops in them grow, and how operands move. */
final class TriangularCandidate {

    private final Trace trace;
    private final TokenSequence tokens;
    private final TokenSignature.Book book;

    /** Of each token. */
    private final int[] skeleton;

    /** Comparisons that are left. */
    private long budget;

    // The candidate at hand: its block length in tokens, and how its operands move.
    private int p;
    private int[] growth = new int[16];
    private int operands;
    private byte[] kinds = new byte[64];
    private int[] strides = new int[64];

    TriangularCandidate(Trace trace, TokenSequence tokens, TokenSignature.Book book, int[] skeleton, long budget) {
        this.trace = trace;
        this.tokens = tokens;
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

    /** How many blocks of so many tokens from token t on form a loop, or 0. */
    int at(int t, int length) {
        p = length;
        budget--;
        if (skeleton[t + p] != skeleton[t] || skeleton[t + 2 * p] != skeleton[t]) {
            return 0;
        }
        if (!isSame(t, 1) || !isSame(t, 2) || !grows(t) || !goesOn(t, 2) || !classify(t)) {
            return 0;
        }
        int trip = 3;
        while (t + (trip + 1) * p <= skeleton.length && isSame(t, trip) && goesOn(t, trip) && follows(t, trip)) {
            trip++;
        }
        return trip >= TriangularReroller.FEWEST ? trip : 0;
    }

    /** How many operands are carried on. */
    int carried() {
        int carried = 0;
        for (int i = 0; i < operands; i++) {
            carried += kinds[i] == TokenType.CARRIED ? 1 : 0;
        }
        return carried;
    }

    private boolean isSame(int t, int block) {
        int other = Arrays.mismatch(skeleton, t, t + p, skeleton, t + block * p, t + (block + 1) * p);
        budget -= other < 0 ? p : other;
        return other < 0;
    }

    /** Sets by how much the trip counts of a block grow to the next; false if none does. */
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

    /** Whether trip counts grow into this block as they did into the second one. */
    private boolean goesOn(int t, int block) {
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

    /** The gates of a block in the first iterations of its loops. */
    private int[] gates(int t, int block) {
        IntArray gates = new IntArray();
        for (int j = t + block * p; j < t + (block + 1) * p; j++) {
            for (int leaf : tokens.shape(tokens.type[j]).leaves()) {
                gates.add(tokens.start[j] + leaf);
            }
        }
        return gates.toArray();
    }

    /** The gates of a block in the last iterations of its loops. */
    private int[] lasts(int t, int block) {
        IntArray gates = new IntArray();
        for (int j = t + block * p; j < t + (block + 1) * p; j++) {
            for (int leaf : pattern(j).lasts()) {
                gates.add(tokens.start[j] + leaf);
            }
        }
        return gates.toArray();
    }

    private boolean classify(int t) {
        int[][] gates = {gates(t, 0), gates(t, 1), gates(t, 2)};
        int[][] lasts = {lasts(t, 0), lasts(t, 1)};
        int count = 2 * gates[0].length;
        operands = count;
        budget -= 3L * count;
        if (kinds.length < count) {
            kinds = new byte[2 * count];
            strides = new int[2 * count];
        }
        for (int i = 0; i < count; i++) {
            int o0 = trace.argument(gates[0][i / 2], i % 2);
            int o1 = trace.argument(gates[1][i / 2], i % 2);
            int o2 = trace.argument(gates[2][i / 2], i % 2);
            strides[i] = 0;
            if (o0 == Trace.NONE || o1 == Trace.NONE || o2 == Trace.NONE) {
                kinds[i] = TokenType.ABSENT;
                if (o0 != o1 || o1 != o2) {
                    return false;
                }
                continue;
            }
            if (o0 < 0 && o1 < 0 && o2 < 0) {
                kinds[i] = TokenType.CONSTANT;
                continue;
            }
            int last = o1 < trace.inputs ? -1 : TokenSignature.indexOf(lasts[0], o1 - trace.inputs);
            if (last >= 0 && o2 - trace.inputs == lasts[1][last] && o0 < trace.inputs + start(t, 0)) {
                kinds[i] = TokenType.CARRIED;
                strides[i] = lasts[0][last] - start(t, 0);
                continue;
            }
            if (o0 < 0
                    || o1 < 0
                    || o2 < 0
                    || trace.source(o0) != trace.source(o1)
                    || trace.source(o1) != trace.source(o2)) {
                return false;
            }
            kinds[i] = o2 - o1 == o1 - o0 ? TokenType.AFFINE : TokenType.GATHERED;
            strides[i] = kinds[i] == TokenType.AFFINE ? o1 - o0 : 0;
        }
        return true;
    }

    /** Whether the operands of a block go on as those before; one that was even by chance need not. */
    private boolean follows(int t, int block) {
        int[] gates = gates(t, block);
        int[] before = gates(t, block - 1);
        int[] lasts = lasts(t, block - 1);
        int[] ends = lasts(t, 0);
        budget -= 2L * gates.length;
        IntArray uneven = new IntArray();
        for (int i = 0; i < 2 * gates.length; i++) {
            int operand = trace.argument(gates[i / 2], i % 2);
            int last = trace.argument(before[i / 2], i % 2);
            boolean follows = switch (kinds[i]) {
                case TokenType.ABSENT -> operand == Trace.NONE;
                case TokenType.CONSTANT -> operand < 0 && operand != Trace.NONE;
                case TokenType.CARRIED ->
                    operand - trace.inputs == lasts[TokenSignature.indexOf(ends, strides[i] + start(t, 0))];
                default -> operand >= 0 && trace.source(operand) == trace.source(last);
            };
            if (!follows) {
                return false;
            }
            if (kinds[i] == TokenType.AFFINE && operand - last != strides[i]) {
                uneven.add(i);
            }
        }
        for (int i : uneven.toArray()) {
            kinds[i] = TokenType.GATHERED;
            strides[i] = 0;
        }
        return true;
    }

    /** What was found there. */
    TokenType loop(int t, int trip) {
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
                Arrays.copyOf(kinds, 2 * leaves.length),
                Arrays.copyOf(strides, 2 * leaves.length),
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
