package org.gradcost.tape.compile.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Gates;
import org.gradcost.gate.SelectionMask;
import org.gradcost.gate.SlopeGates;
import org.gradcost.tape.compile.code.expression.GateCall;
import org.gradcost.tape.compile.runtime.SlopeDerivatives;

/**
 * Calls of gates in Java source. Gates are constants of the library's tables. What the slopes of selections and logarithms add to
 * a gradient is written out: a mask is a choice, and a gradient with logarithms needs the library no more than the function.
 */
public final class JavaGates {

    private static final String ZERO = "0.0";

    private final List<Object> gates;
    private final List<String> constants = new ArrayList<>();

    /**
     * Finds the constants that refer to gates.
     *
     * @param gates the called gates by number
     * @throws IllegalArgumentException if a gate is not in the table
     */
    public JavaGates(List<Object> gates) {
        this.gates = gates;
        for (Object gate : gates) {
            SelectionMask mask = maskOf(gate);
            constants.add(constantOf(mask == null ? gate : mask.gate()));
        }
    }

    private static String constantOf(Object gate) {
        String constant = Gates.constantOf(gate);
        if (constant == null) {
            throw new IllegalArgumentException("toSource: the gate \"" + gate
                    + "\" is not in the table of gates, so only the running program knows its formulas");
        }
        return constant;
    }

    private static SelectionMask maskOf(Object gate) {
        return gate instanceof BinaryGate binary && binary.value() instanceof SelectionMask mask ? mask : null;
    }

    /** Returns the call of a part of a gate. */
    String of(GateCall call, List<String> arguments) {
        Object gate = gates.get(call.gate());
        String constant = constants.get(call.gate());
        SelectionMask mask = maskOf(gate);
        if (mask != null) {
            // Its slopes are 0, and share nothing with the value.
            return call.part().equals("value") ? choice(constant, arguments, mask.ofFirst()) : ZERO;
        }
        if (gate == SlopeGates.NOT_NEGATIVE) {
            return notNegative(call.part(), arguments.get(0));
        }
        String all = String.join(", ", arguments);
        return switch (call.part()) {
            case "curvature", "slopeXTangent", "slopeYTangent" ->
                SlopeDerivatives.class.getName() + "." + call.part() + "(" + constant + ", " + all + ")";
            case "first" -> choice(constant, arguments, true);
            default -> constant + "." + call.part() + "(" + all + ")";
        };
    }

    /** Returns 1 if the selection takes this argument of its two, else 0. */
    private static String choice(String selection, List<String> arguments, boolean ofFirst) {
        String first = selection + ".first(" + arguments.get(0) + ", " + arguments.get(1) + ")";
        return "(" + first + " ? " + (ofFirst ? "1.0 : 0.0" : "0.0 : 1.0") + ")";
    }

    private static String notNegative(String part, String x) {
        return switch (part) {
            case "value" -> "(" + x + " >= 0 ? Math.abs(" + x + ") : Double.NaN)";
            case "slope" -> "1.0";
            case "shared", "curvature" -> ZERO;
            default -> throw new AssertionError("a gate of one argument has no part " + part);
        };
    }
}
