package org.gradcost.tape.compile.reroll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * The signature of a token type with trip counts left open: tokens with equal skeletons have the same gates and loops,
 * whatever the trip counts.
 *
 * @param skeleton the number of the structure without trip counts and the strides that depend on them
 * @param trips the trip counts of its loops in the first iterations of the loops around, outer loops first
 * @param slopes by how much each trip count grows with the counter of each loop around
 * @param moves the strides of the operands, loop by loop, two for each gate; {@link #LOOSE} where they differ
 * @param lasts the offsets of its gates in the last iterations of all loops, as {@link TokenType#leaves()} has those of the
 *     first
 */
record TokenSignature(int skeleton, int[] trips, int[][] slopes, int[] moves, int[] lasts) {

    static final int LOOSE = Integer.MIN_VALUE;

    /** The signatures of all types, made when they are first needed. */
    static final class Book {

        private final TokenSequence tokens;
        private final Map<Integer, TokenSignature> patterns = new HashMap<>();
        private final Map<List<Integer>, Integer> skeletons = new HashMap<>();

        Book(TokenSequence tokens) {
            this.tokens = tokens;
        }

        TokenSignature of(int type) {
            TokenSignature known = patterns.get(type);
            if (known == null) {
                TokenType shape = tokens.shape(type);
                known = shape.isLoop() ? loop(shape) : gate(shape);
                patterns.put(type, known);
            }
            return known;
        }

        private TokenSignature gate(TokenType shape) {
            return new TokenSignature(
                    skeleton(List.of(shape.body()[0])), new int[0], new int[0][], new int[0], new int[] {0});
        }

        private int skeleton(List<Integer> key) {
            Integer known = skeletons.putIfAbsent(key, skeletons.size());
            return known == null ? skeletons.size() - 1 : known;
        }

        private TokenSignature loop(TokenType shape) {
            IntArray trips = new IntArray();
            trips.add(shape.trip());
            List<int[]> slopes = new ArrayList<>(List.of(new int[0]));
            IntArray moves = new IntArray();
            int count = shape.leaves().length;
            for (int i = 0; i < 2 * count; i++) {
                moves.add(shape.kinds()[i] == TokenType.AFFINE ? shape.strides()[i] : 0);
            }
            List<Integer> key = new ArrayList<>(List.of(-1));
            int[] ends = lasts(shape, 0, 0);
            for (int i = 0; i < 2 * count; i++) {
                key.add((int) shape.kinds()[i]);
                if (shape.kinds()[i] == TokenType.CARRIED) {
                    key.add(indexOf(ends, shape.strides()[i]));
                }
            }
            boolean[] loose = shape.blocks() == null ? null : shape.blocks().loose();
            int move = 0;
            for (int j = 0; j < shape.body().length; j++) {
                TokenSignature part = of(shape.part(0, j));
                TokenSignature next = of(shape.part(1, j));
                key.add(part.skeleton);
                for (int loop = 0; loop < part.trips.length; loop++) {
                    trips.add(part.trips[loop]);
                    int[] slope = new int[part.slopes[loop].length + 1];
                    slope[0] = next.trips[loop] - part.trips[loop];
                    System.arraycopy(part.slopes[loop], 0, slope, 1, slope.length - 1);
                    slopes.add(slope);
                }
                for (int stride : part.moves) {
                    moves.add(loose != null && loose[move++] ? LOOSE : stride);
                }
            }
            int last = shape.trip() - 1;
            int lastBlock = shape.length();
            for (int j = 0; j < shape.body().length; j++) {
                lastBlock -= tokens.shape(shape.part(last, j)).length();
            }
            return new TokenSignature(
                    skeleton(key),
                    trips.toArray(),
                    slopes.toArray(new int[0][]),
                    moves.toArray(),
                    lasts(shape, last, lastBlock));
        }

        /** Returns the offsets of the gates of a block in the last iterations of its loops. */
        private int[] lasts(TokenType shape, int block, int start) {
            int[] lasts = new int[shape.leaves().length];
            int i = 0;
            for (int j = 0; j < shape.body().length; j++) {
                int type = shape.part(block, j);
                for (int last : of(type).lasts) {
                    lasts[i++] = start + last;
                }
                start += tokens.shape(type).length();
            }
            return lasts;
        }
    }

    /** Returns the index of a number in an array; for one that is not in it, a negative number of its own. */
    static int indexOf(int[] array, int element) {
        for (int i = 0; i < array.length; i++) {
            if (array[i] == element) {
                return i;
            }
        }
        return ~element;
    }

    /** Returns whether trip counts grow with the counters around as in another signature. */
    boolean hasSlopesOf(TokenSignature other) {
        return Arrays.deepEquals(slopes, other.slopes);
    }
}
