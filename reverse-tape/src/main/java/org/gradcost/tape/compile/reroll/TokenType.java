package org.gradcost.tape.compile.reroll;

import java.util.Arrays;

/**
 * What all tokens of one type have in common: a gate, or a loop of so many blocks, each a sequence of smaller tokens. It
 * says how each operand moves from block to block, and nothing of where it starts.
 *
 * @param trip blocks; 1 for a gate
 * @param body the types of the tokens of a block, in order, or of the first; for a gate its code alone
 * @param blockLength gates of the trace in one block, or in the first
 * @param leaves where the gates of the first block (and of the first blocks of the loops in it) lie in the token
 * @param kinds how the operands of the leaves move, two each
 * @param strides by how much, or for a carried one which gate of the block before it is
 * @param blocks what the blocks are if they differ; else null
 */
public record TokenType(
        int trip, int[] body, int blockLength, int[] leaves, byte[] kinds, int[] strides, Blocks blocks) {

    /**
     * Blocks that do the same, with loops in them that go on for other counts.
     *
     * @param types of the tokens of all blocks, in order
     * @param length gates of the trace in all of them
     * @param loose which strides of the loops in a block are others in another block, in the order of
     *     {@link TokenSignature#moves()}
     */
    public record Blocks(int[] types, int length, boolean[] loose) {}

    /** No operand on this side. */
    static final byte ABSENT = 0;

    /** A constant in each block, not necessarily the same. */
    public static final byte CONSTANT = 1;

    /** The same stride from each block to the next. */
    public static final byte AFFINE = 2;

    /** What a gate gave in the block before; in the first block something from before the loop. */
    public static final byte CARRIED = 3;

    /** Anything: by a table. */
    public static final byte GATHERED = 4;

    static TokenType gate(int code) {
        return new TokenType(1, new int[] {code}, 1, new int[] {0}, new byte[0], new int[0], null);
    }

    public int length() {
        return blocks == null ? trip * blockLength : blocks.length;
    }

    /** The type of a token of a block. */
    public int part(int block, int token) {
        return blocks == null ? body[token] : blocks.types[block * body.length + token];
    }

    public boolean isLoop() {
        return kinds.length > 0;
    }

    /** Equality by content, as a key. */
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
