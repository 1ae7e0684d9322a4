package org.gradcost.tape.compile;

import java.util.Arrays;

/**
 * Finds loops around loops whose trip counts are affine in the outer counter, as in {@code for (i) for (j <= i)}: blocks
 * that follow each other and do the same, see {@link Pattern}, and whose loops go on for evenly more or less each time.
 *
 * <p>Where such blocks start in the trace is not even, and nor are the strides of an inner loop that depend on how long a
 * row is. So an operand may move anyhow from block to block; where its values lie will show how (see {@link Rows}). But an
 * input does not become a gate.
 */
final class Triangles {

    private static final int[] PERIODS = {4, 16, 64, 256};
    /** Blocks of a loop, at least. */
    static final int FEWEST = 4;

    private static final int PASSES = 5;

    private final Trace trace;
    private final Tokens tokens;
    private final Pattern.Book book;
    private long budget;

    // The candidate at hand: its block length in tokens, and how its operands move.
    private int p;
    private int[] growth = new int[16];
    private int operands;
    private byte[] kinds = new byte[64];
    private int[] strides = new int[64];

    private Triangles(Trace trace, Tokens tokens) {
        this.trace = trace;
        this.tokens = tokens;
        this.book = new Pattern.Book(tokens);
    }

    /** Whether it found any. */
    static boolean roll(Trace trace, Tokens tokens) {
        int before = tokens.count;
        Triangles triangles = new Triangles(trace, tokens);
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
        budget = 100_000 + 40L * Math.max(count, trace.gates() / 4);
        int[] skeleton = new int[count];
        for (int t = 0; t < count; t++) {
            skeleton[t] = book.of(tokens.type[t]).skeleton();
        }
        int kept = 0;
        int t = 0;
        while (t < count) {
            int trip = 0;
            int most = Math.min(period, (count - t) / FEWEST);
            for (p = 1; p <= most && trip == 0 && budget > 0; p++) {
                budget--;
                if (skeleton[t + p] == skeleton[t] && skeleton[t + 2 * p] == skeleton[t]) {
                    trip = blocks(t, skeleton);
                    if (trip > 0) {
                        break;
                    }
                }
            }
            if (trip > 0) {
                for (int from = aligned(t, trip, skeleton); t < from; t++) {
                    tokens.type[kept] = tokens.type[t];
                    tokens.start[kept++] = tokens.start[t];
                }
                trip = blocks(t, skeleton);
            }
            int type = trip == 0 ? tokens.type[t] : tokens.typeOf(loop(t, trip));
            tokens.type[kept] = type;
            tokens.start[kept++] = tokens.start[t];
            t += trip == 0 ? 1 : p * trip;
        }
        tokens.count = kept;
    }

    private Pattern pattern(int token) {
        return book.of(tokens.type[token]);
    }

    /** How many blocks from token t on form a loop, or 0. */
    private int blocks(int t, int[] skeleton) {
        if (!isSame(t, 1, skeleton) || !isSame(t, 2, skeleton) || !grows(t) || !goesOn(t, 2) || !classify(t)) {
            return 0;
        }
        int trip = 3;
        while (t + (trip + 1) * p <= skeleton.length
                && isSame(t, trip, skeleton)
                && goesOn(t, trip)
                && follows(t, trip)) {
            trip++;
        }
        return trip >= FEWEST ? trip : 0;
    }

    /** Where to start so that least is carried on, as in {@link Roller}. */
    private int aligned(int t, int trip, int[] skeleton) {
        int best = t;
        int least = carried();
        for (int from = t + 1; from < t + p && least > 0; from++) {
            if (from + FEWEST * p <= tokens.count && blocks(from, skeleton) >= trip - 1 && carried() < least) {
                least = carried();
                best = from;
            }
        }
        return best;
    }

    private int carried() {
        int carried = 0;
        for (int i = 0; i < operands; i++) {
            carried += kinds[i] == Shape.CARRIED ? 1 : 0;
        }
        return carried;
    }

    private boolean isSame(int t, int block, int[] skeleton) {
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
            Pattern here = pattern(j);
            Pattern before = pattern(j - p);
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
                kinds[i] = Shape.ABSENT;
                if (o0 != o1 || o1 != o2) {
                    return false;
                }
                continue;
            }
            if (o0 < 0 && o1 < 0 && o2 < 0) {
                kinds[i] = Shape.CONSTANT;
                continue;
            }
            int last = isInput(o1) ? -1 : Pattern.indexOf(lasts[0], o1 - trace.inputs);
            if (last >= 0 && o2 - trace.inputs == lasts[1][last] && o0 < trace.inputs + start(t, 0)) {
                kinds[i] = Shape.CARRIED;
                strides[i] = lasts[0][last] - start(t, 0);
                continue;
            }
            if (o0 < 0 || o1 < 0 || o2 < 0 || isInput(o0) != isInput(o1) || isInput(o1) != isInput(o2)) {
                return false;
            }
            kinds[i] = o2 - o1 == o1 - o0 ? Shape.AFFINE : Shape.GATHERED;
            strides[i] = kinds[i] == Shape.AFFINE ? o1 - o0 : 0;
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
                case Shape.ABSENT -> operand == Trace.NONE;
                case Shape.CONSTANT -> operand < 0 && operand != Trace.NONE;
                case Shape.CARRIED -> operand - trace.inputs == lasts[Pattern.indexOf(ends, strides[i] + start(t, 0))];
                default -> operand >= 0 && isInput(operand) == isInput(last);
            };
            if (!follows) {
                return false;
            }
            if (kinds[i] == Shape.AFFINE && operand - last != strides[i]) {
                uneven.add(i);
            }
        }
        for (int i : uneven.toArray()) {
            kinds[i] = Shape.GATHERED;
            strides[i] = 0;
        }
        return true;
    }

    private boolean isInput(int id) {
        return id < trace.inputs;
    }

    private Shape loop(int t, int trip) {
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
                loose[i] |= moves[i] != first[i] || moves[i] == Pattern.LOOSE;
            }
        }
        return new Shape(
                trip,
                Arrays.copyOf(types, p),
                start(t, 1) - start(t, 0),
                leaves,
                Arrays.copyOf(kinds, 2 * leaves.length),
                Arrays.copyOf(strides, 2 * leaves.length),
                new Shape.Blocks(types, end - start(t, 0), loose));
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
