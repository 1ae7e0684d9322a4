package org.gradcost.tape.compile.trace;

/**
 * The operation codes of a trace. Those whose formula is a bytecode or two are written out where they are used; every other
 * gate has a code from {@link #CALLED} on, which the {@link GateTable} of its trace assigns.
 */
public final class Opcode {

    public static final int ADD = 0;
    public static final int SUBTRACT = 1;
    public static final int MULTIPLY = 2;
    public static final int DIVIDE = 3;
    public static final int NEGATE = 4;
    public static final int RECIPROCAL = 5;
    public static final int SQUARE = 6;
    public static final int SQRT = 7;
    public static final int EXP = 8;
    public static final int LOG = 9;

    /** The value without its derivative. */
    public static final int FROZEN = 10;

    /** {@code x < y}, which was true while tracing. */
    public static final int LESS = 11;

    /** {@code x < y}, which was false while tracing. */
    public static final int NOT_LESS = 12;

    /** The value that a loop leaves behind, as a gate of its own after the loop. */
    public static final int EXIT_VALUE = 13;

    /** {@code x + y}, where x is a partial sum whose terms may be added in any order. */
    public static final int ADD_TERM = 14;

    /** {@code x·c}, where x is an output of a function of many and c its adjoint, an input. */
    public static final int OUTPUT = 15;

    /** {@code x·y}, where x is a partial product whose factors may be multiplied in any order. */
    public static final int MULTIPLY_FACTOR = 16;

    /** {@code x·y} in the chain rule, where 0·∞ is 0. */
    public static final int CHAIN_MULTIPLY = 17;

    /** {@code x/y} in the chain rule, where 0/0 is 0. */
    public static final int CHAIN_DIVIDE = 18;

    /** The code of the first gate that is called; those of the others follow in the order of their first use. */
    public static final int CALLED = 19;

    /** The names of the operations that are written out, by code. */
    static final String[] NAMES = {
        "+",
        "-",
        "*",
        "/",
        "neg",
        "1/x",
        "x^2",
        "sqrt",
        "exp",
        "log",
        "frozen",
        "<",
        "<",
        "last",
        "+",
        "output",
        "*",
        "strong *",
        "strong /"
    };

    private Opcode() {}

    /** Returns whether an operation is a guard: a comparison that must come out as it was traced. */
    public static boolean isGuard(int code) {
        return code == LESS || code == NOT_LESS;
    }

    /**
     * Returns the operation that keeps its place in a sum or product: that of a term or factor in any order, else the same.
     */
    static int inOrder(int code) {
        return switch (code) {
            case ADD_TERM -> ADD;
            case MULTIPLY_FACTOR -> MULTIPLY;
            default -> code;
        };
    }

    /** Returns whether an operation belongs to the chain rule, in which 0·∞ and 0/0 are 0. */
    public static boolean hasStrongZero(int code) {
        return code == CHAIN_MULTIPLY || code == CHAIN_DIVIDE;
    }

    /** Returns whether recomputing an operation may cost less than recording its value. */
    public static boolean isCheap(int code) {
        return code == ADD
                || code == ADD_TERM
                || code == SUBTRACT
                || code == MULTIPLY
                || code == MULTIPLY_FACTOR
                || code == CHAIN_MULTIPLY
                || code == NEGATE
                || code == SQUARE;
    }
}
