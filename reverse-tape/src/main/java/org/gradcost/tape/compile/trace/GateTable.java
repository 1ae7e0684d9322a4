package org.gradcost.tape.compile.trace;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.ChainRule;
import org.gradcost.gate.Gates;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;

/**
 * The operation codes of the gates that a trace uses: those of {@link Opcode} for what is written out, further ones for gates
 * that are called, whether from the table of gates or a user's own. The JVM inlines the calls.
 */
public final class GateTable {

    private static final int NONE = -1;

    private final Map<Object, Integer> codes = new IdentityHashMap<>();
    private final List<Object> called = new ArrayList<>();

    /** Returns the code of a gate, a new one if it has none yet. */
    public int of(Object gate) {
        Integer code = codes.get(gate);
        if (code == null) {
            code = writtenOut(gate);
            code = code == NONE ? calledAs(gate) : code;
            codes.put(gate, code);
        }
        return code;
    }

    /** Looks a gate up by its name first: comparing it with every gate of the table would load kinds that few circuits use. */
    private static int writtenOut(Object gate) {
        int code = List.of(Opcode.NAMES).indexOf(gate.toString());
        return code != NONE && gate == inTable(code) ? code : NONE;
    }

    /** Returns the gate of the table for an operation that is written out, or null. */
    private static Object inTable(int code) {
        return switch (code) {
            case Opcode.ADD -> Gates.ADD;
            case Opcode.SUBTRACT -> Gates.SUBTRACT;
            case Opcode.MULTIPLY -> Gates.MULTIPLY;
            case Opcode.DIVIDE -> Gates.DIVIDE;
            case Opcode.NEGATE -> Gates.NEGATE;
            case Opcode.RECIPROCAL -> Gates.RECIPROCAL;
            case Opcode.SQUARE -> Gates.SQUARE;
            case Opcode.SQRT -> Gates.SQRT;
            case Opcode.EXP -> Gates.EXP;
            case Opcode.LOG -> Gates.LOG;
            case Opcode.CHAIN_MULTIPLY -> ChainRule.TIMES;
            case Opcode.CHAIN_DIVIDE -> ChainRule.OVER;
            default -> null;
        };
    }

    /**
     * Returns the code of a called gate. Gates are records, and equal ones are the same gate. The names are compared first: a
     * record's {@code equals} is linked at run time, which takes a cold JVM some 40 ms.
     */
    private int calledAs(Object gate) {
        String name = gate.toString();
        for (int i = 0; i < called.size(); i++) {
            if (called.get(i).toString().equals(name) && called.get(i).equals(gate)) {
                return Opcode.CALLED + i;
            }
        }
        called.add(gate);
        return Opcode.CALLED + called.size() - 1;
    }

    /** Returns the gates that are called: {@link UnaryGate}, {@link BinaryGate} or {@link SelectGate}. */
    public List<Object> called() {
        return called;
    }

    /** Returns the called gate of a code. */
    public Object gate(int code) {
        return called.get(code - Opcode.CALLED);
    }

    public boolean isSelect(int code) {
        return code >= Opcode.CALLED && gate(code) instanceof SelectGate;
    }

    public String name(int code) {
        return code < Opcode.CALLED ? Opcode.NAMES[code] : gate(code).toString();
    }
}
