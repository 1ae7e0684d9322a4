package org.gradcost.tape.compile.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Gates;
import org.gradcost.gate.SelectionMask;
import org.gradcost.gate.SlopeGates;
import org.gradcost.tape.compile.code.expression.GateCall;
import org.gradcost.tape.compile.runtime.BinarySlope;
import org.gradcost.tape.compile.runtime.SlopeDerivatives;
import org.gradcost.tape.compile.runtime.UnarySlope;

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
            constants.add(JavaTraceGates.contain(gate) ? "" : constantOf(inTable(gate)));
        }
    }

    /** Returns the gate of the table from which another is derived, or the gate itself. */
    private static Object inTable(Object gate) {
        if (gate instanceof BinaryGate binary) {
            if (binary.value() instanceof SelectionMask mask) {
                return mask.gate();
            }
            if (binary.value() instanceof UnarySlope slope) {
                return slope.gate();
            }
            if (binary.value() instanceof BinarySlope slope) {
                return slope.gate();
            }
        }
        return gate;
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
        if (constant.isEmpty()) {
            return JavaTraceGates.of(gate, call.part(), arguments);
        }
        if (gate instanceof BinaryGate binary && binary.value() instanceof UnarySlope) {
            return unarySlope(constant, call.part(), arguments);
        }
        if (gate instanceof BinaryGate binary && binary.value() instanceof BinarySlope slope) {
            return binarySlope(constant, slope.ofFirst(), call.part(), arguments);
        }
        if (gate == SlopeGates.NOT_NEGATIVE) {
            return notNegative(call.part(), arguments.get(0));
        }
        String all = String.join(", ", arguments);
        return switch (call.part()) {
            case "curvature", "slopeXTangent", "slopeYTangent" -> derivative(call.part(), constant, all);
            case "first" -> choice(constant, arguments, true);
            default -> constant + "." + call.part() + "(" + all + ")";
        };
    }

    private static String derivative(String of, String gate, String arguments) {
        return SlopeDerivatives.class.getName() + "." + of + "(" + gate + ", " + arguments + ")";
    }

    /** Returns the call of a part of a slope of a gate of one argument, which shares nothing with its own slope. */
    private static String unarySlope(String gate, String part, List<String> arguments) {
        return switch (part) {
            case "value" -> derivative("slope", gate, String.join(", ", arguments.subList(0, 2)));
            case "slopeX" -> derivative("curvature", gate, String.join(", ", arguments.subList(0, 3)));
            default -> ZERO;
        };
    }

    private static String binarySlope(String gate, boolean ofFirst, String part, List<String> arguments) {
        if (part.equals("shared")) {
            return ZERO;
        }
        String point = arguments.get(0) + ", " + arguments.get(1);
        if (part.equals("value")) {
            return gate + (ofFirst ? ".slopeX(" : ".slopeY(") + point + ")";
        }
        return derivative(
                ofFirst ? "slopeXTangent" : "slopeYTangent",
                gate,
                point + ", " + gate + ".value(" + point + "), " + (part.equals("slopeX") ? "1.0, 0.0" : "0.0, 1.0"));
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
