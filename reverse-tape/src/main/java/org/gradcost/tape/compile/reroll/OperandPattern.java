package org.gradcost.tape.compile.reroll;

import java.util.Arrays;
import org.gradcost.tape.compile.trace.Trace;

/**
 * How the operands of a block change from block to block: constant, affine with a stride, loop-carried from a gate of the
 * block before, or gathered by a table. The first three blocks of a candidate loop set it; later ones must follow.
 */
final class OperandPattern {

    /** Gathers no operand: each must be constant, affine or loop-carried. */
    static final int GATHER_NOTHING = 0;

    /** Gathers operands of one array: the point, the data or the values of gates. */
    static final int GATHER_WITHIN_ONE_ARRAY = 1;

    static final int GATHER_ANYTHING = 2;

    /** Says that an operand is not loop-carried. */
    static final int NOT_CARRIED = -1;

    private final Trace trace;
    private final int gather;
    private byte[] kinds = new byte[64];
    private int[] strides = new int[64];
    private int size;

    OperandPattern(Trace trace, int gather) {
        this.trace = trace;
        this.gather = gather;
    }

    /** Begins the pattern of another candidate. */
    void clear() {
        size = 0;
    }

    /**
     * Appends the pattern of an operand.
     *
     * @param o0 the operand in the first block
     * @param o1 the operand in the second
     * @param o2 the operand in the third
     * @param carried the gate of the block before whose value it is, relative to the block's first; or {@link #NOT_CARRIED}
     * @return whether there is a pattern
     */
    boolean append(int o0, int o1, int o2, int carried) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * size);
            strides = Arrays.copyOf(strides, 2 * size);
        }
        int i = size++;
        strides[i] = 0;
        if (o0 == Trace.NONE || o1 == Trace.NONE || o2 == Trace.NONE) {
            kinds[i] = TokenType.ABSENT;
            return o0 == o1 && o1 == o2;
        }
        if (o0 < 0 && o1 < 0 && o2 < 0) {
            kinds[i] = TokenType.CONSTANT;
            return true;
        }
        if (carried != NOT_CARRIED) {
            kinds[i] = TokenType.CARRIED;
            strides[i] = carried;
            return true;
        }
        boolean oneArray = isOneArray(o0, o1) && isOneArray(o1, o2);
        if (oneArray && o2 - o1 == o1 - o0) {
            kinds[i] = TokenType.AFFINE;
            strides[i] = o1 - o0;
            return true;
        }
        kinds[i] = TokenType.GATHERED;
        return gather == GATHER_ANYTHING || gather == GATHER_WITHIN_ONE_ARRAY && oneArray;
    }

    /**
     * Whether an operand of a later block follows the pattern.
     *
     * @param before the operand in the block before
     * @param carried the value that it must be if it is loop-carried
     */
    boolean follows(int i, int operand, int before, int carried) {
        return switch (kinds[i]) {
            case TokenType.ABSENT -> operand == Trace.NONE;
            case TokenType.CONSTANT -> operand < 0 && operand != Trace.NONE;
            case TokenType.CARRIED -> operand == carried;
            case TokenType.AFFINE -> isOneArray(operand, before) && operand - before == strides[i];
            case TokenType.GATHERED -> gather == GATHER_ANYTHING ? operand != Trace.NONE : isOneArray(operand, before);
            default -> throw new AssertionError("kind " + kinds[i]);
        };
    }

    /** Returns whether two operands are elements of one array: the point, the data or the values of gates. */
    boolean isOneArray(int a, int b) {
        return trace.isOneArray(a, b);
    }

    boolean is(int i, byte kind) {
        return kinds[i] == kind;
    }

    int stride(int i) {
        return strides[i];
    }

    /** Lets an operand be gathered that was affine by chance. */
    void gather(int i) {
        kinds[i] = TokenType.GATHERED;
        strides[i] = 0;
    }

    /** Returns how many operands are loop-carried. */
    int carried() {
        int carried = 0;
        for (int i = 0; i < size; i++) {
            carried += kinds[i] == TokenType.CARRIED ? 1 : 0;
        }
        return carried;
    }

    byte[] kinds() {
        return Arrays.copyOf(kinds, size);
    }

    int[] strides() {
        return Arrays.copyOf(strides, size);
    }
}
