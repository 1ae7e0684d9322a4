package org.gradcost.tape.compile;

/**
 * The operation codes of a trace. Those whose formula is a bytecode or two are written out where they are used; every other
 * gate has a code from {@link #CALLED} on, which the {@link GateTable} of its trace assigns.
 */
final class Opcode {

    static final int ADD = 0;
    static final int SUBTRACT = 1;
    static final int MULTIPLY = 2;
    static final int DIVIDE = 3;
    static final int NEGATE = 4;
    static final int RECIPROCAL = 5;
    static final int SQUARE = 6;
    static final int SQRT = 7;
    static final int EXP = 8;
    static final int LOG = 9;

    /** The value without its derivative. */
    static final int FROZEN = 10;

    /** {@code x < y}, which was true while tracing. */
    static final int LESS = 11;

    /** {@code x < y}, which was false while tracing. */
    static final int NOT_LESS = 12;

    /** The value that a loop leaves behind, as a gate of its own after the loop. */
    static final int EXIT_VALUE = 13;

    /** {@code x + y}, where x is a partial sum whose terms may be added in any order. */
    static final int ADD_TERM = 14;

    /** The code of the first gate that is called; those of the others follow in the order of their first use. */
    static final int CALLED = 16;

    /** The names of the operations that are written out, by code. */
    static final String[] NAMES = {
        "+", "-", "*", "/", "neg", "1/x", "x^2", "sqrt", "exp", "log", "frozen", "<", "<", "last", "+"
    };

    private Opcode() {}

    /** Whether it is a comparison that must come out as it was traced. */
    static boolean isGuard(int code) {
        return code == LESS || code == NOT_LESS;
    }

    /** Whether the gate is so cheap that computing it again may cost less than keeping its value. */
    static boolean isCheap(int code) {
        return code == ADD
                || code == ADD_TERM
                || code == SUBTRACT
                || code == MULTIPLY
                || code == NEGATE
                || code == SQUARE;
    }
}
