package org.gradcost.tape.compile.reroll;

import java.util.Arrays;

/**
 * The type of a token: a gate, or a loop of blocks, each a sequence of smaller tokens. It says how each operand changes from
 * block to block, and nothing of where it starts.
 *
 * @param trip the number of blocks; 1 for a gate
 * @param body the types of the tokens of a block, in order, or of the first block; for a gate its code alone
 * @param blockLength the gates of the trace in one block, or in the first
 * @param leaves the offsets of the gates of the first block (and of the first blocks of the loops in it) in the token
 * @param kinds how the operands of the leaves change, two each
 * @param strides by how much; for a loop-carried one, the gate of the block before
 * @param blocks the blocks of a triangular loop; else null
 */
public record TokenType(
        int trip, int[] body, int blockLength, int[] leaves, byte[] kinds, int[] strides, Blocks blocks) {

    /**
     * Blocks that are alike but for the trip counts of the loops in them.
     *
     * @param types the types of the tokens of all blocks, in order
     * @param length the gates of the trace in all of them
     * @param loose which strides of the loops in a block differ from block to block, in the order of
     *     {@link TokenSignature#moves()}
     */
    public record Blocks(int[] types, int length, boolean[] loose) {}

    /** There is no operand on this side. */
    static final byte ABSENT = 0;

    /** The operand is a constant in each block, not necessarily the same. */
    public static final byte CONSTANT = 1;

    /** The operand has a constant stride. */
    public static final byte AFFINE = 2;

    /** The operand is the value of a gate of the block before; in the first block one from before the loop. */
    public static final byte CARRIED = 3;

    /** The operand is anything, by a table. */
    public static final byte GATHERED = 4;

    static TokenType gate(int code) {
        return new TokenType(1, new int[] {code}, 1, new int[] {0}, new byte[0], new int[0], null);
    }

    /** Returns the type of a loop over so many of the blocks, which are all alike. */
    TokenType withTrip(int other) {
        return new TokenType(other, body, blockLength, leaves, kinds, strides, blocks);
    }

    public int length() {
        return blocks == null ? trip * blockLength : blocks.length;
    }

    /** Returns the type of a token of a block. */
    public int part(int block, int token) {
        return blocks == null ? body[token] : blocks.types[block * body.length + token];
    }

    public boolean isLoop() {
        return kinds.length > 0;
    }

    /** A key that compares types by content. */
    record Key(TokenType shape) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && shape.trip == that.shape.trip
                    && shape.isLoop() == that.shape.isLoop()
                    && Arrays.equals(shape.body, that.shape.body)
                    && Arrays.equals(shape.kinds, that.shape.kinds)
                    && Arrays.equals(shape.strides, that.shape.strides)
                    && (shape.blocks == null
                            ? that.shape.blocks == null
                            : that.shape.blocks != null && Arrays.equals(shape.blocks.types, that.shape.blocks.types));
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * shape.trip + Arrays.hashCode(shape.body)) + Arrays.hashCode(shape.kinds))
                    + Arrays.hashCode(shape.strides);
        }
    }
}
