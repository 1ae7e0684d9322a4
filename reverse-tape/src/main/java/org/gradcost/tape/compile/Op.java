package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Gates;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;

/**
 * The gates of a trace as small numbers. Those whose formula is a bytecode or two are written out where they stand; every
 * other gate, of the table or of one's own, is called, and the JVM inlines the call.
 */
final class Op {

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

    /** What a loop left behind: the same value after it, see {@link Lasts}. */
    static final int LAST = 13;

    /** {@code x + y}, where x is a sum so far whose terms may be added in any order; see {@link Split}. */
    static final int ADD_TERM = 14;

    private static final int NONE = -1;

    /** From here on gates that are called, in the order in which they first came. */
    static final int CALLED = 16;

    private static final String[] NAMES = {
        "+", "-", "*", "/", "neg", "1/x", "x^2", "sqrt", "exp", "log", "frozen", "<", "<", "last", "+"
    };

    private final Map<Object, Integer> codes = new IdentityHashMap<>();
    private final List<Object> called = new ArrayList<>();

    /** The number of a gate. */
    int of(Object gate) {
        Integer code = codes.get(gate);
        if (code == null) {
            code = writtenOut(gate);
            code = code == NONE ? calledAs(gate) : code;
            codes.put(gate, code);
        }
        return code;
    }

    /** By its name first: what is not looked at is not loaded, and there are kinds of gates that few circuits use. */
    private static int writtenOut(Object gate) {
        int code = List.of(NAMES).indexOf(gate.toString());
        return code != NONE && gate == inTable(code) ? code : NONE;
    }

    /** The gate of the table that is written out, or null. */
    private static Object inTable(int code) {
        return switch (code) {
            case ADD -> Gates.ADD;
            case SUBTRACT -> Gates.SUBTRACT;
            case MULTIPLY -> Gates.MULTIPLY;
            case DIVIDE -> Gates.DIVIDE;
            case NEGATE -> Gates.NEGATE;
            case RECIPROCAL -> Gates.RECIPROCAL;
            case SQUARE -> Gates.SQUARE;
            case SQRT -> Gates.SQRT;
            case EXP -> Gates.EXP;
            case LOG -> Gates.LOG;
            default -> null;
        };
    }

    /**
     * Gates are records, and equal ones are the same gate. The names are compared first: a record's {@code equals} is made at
     * run time, which takes a cold JVM some 40 ms.
     */
    private int calledAs(Object gate) {
        String name = gate.toString();
        for (int i = 0; i < called.size(); i++) {
            if (called.get(i).toString().equals(name) && called.get(i).equals(gate)) {
                return CALLED + i;
            }
        }
        called.add(gate);
        return CALLED + called.size() - 1;
    }

    /** The gates that are called: {@link UnaryGate}, {@link BinaryGate} or {@link SelectGate}. */
    List<Object> called() {
        return called;
    }

    /** The called gate of that number. */
    Object gate(int code) {
        return called.get(code - CALLED);
    }

    boolean isSelect(int code) {
        return code >= CALLED && gate(code) instanceof SelectGate;
    }

    String name(int code) {
        return code < CALLED ? NAMES[code] : gate(code).toString();
    }

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
