package org.gradcost.tape.compile.bytecode;

import java.util.List;
import java.util.Map;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.compile.runtime.TraceGates;

/** The gates of traced numbers in Java source: step functions, conditionals and constants, written out. */
final class JavaTraceGates {

    private static final String ZERO = "0.0";

    /** The methods of {@link Math} that are step functions. */
    private static final Map<UnaryGate, String> STEPS = Map.of(
            TraceGates.CEIL, "ceil",
            TraceGates.FLOOR, "floor",
            TraceGates.RINT, "rint",
            TraceGates.SIGN, "signum",
            TraceGates.ULP, "ulp");

    private JavaTraceGates() {}

    /** Returns whether a gate is one of these. */
    static boolean contain(Object gate) {
        return gate == TraceGates.ADDENDUM
                || gate == TraceGates.LESS
                || gate == TraceGates.IF
                || gate == TraceGates.UNLESS
                || isStep(gate)
                || isConstant(gate);
    }

    private static boolean isStep(Object gate) {
        return gate instanceof UnaryGate unary && STEPS.containsKey(unary);
    }

    private static boolean isConstant(Object gate) {
        return gate instanceof UnaryGate unary && unary.value() instanceof TraceGates.Constant;
    }

    /** Returns a part of a gate. The masks of a conditional have no derivatives. */
    static String of(Object gate, String part, List<String> arguments) {
        String x = arguments.get(0);
        if (isStep(gate)) {
            return step(STEPS.get(gate), part, arguments);
        }
        if (isConstant(gate)) {
            double number = ((TraceGates.Constant) ((UnaryGate) gate).value()).number();
            return part.equals("value") ? JavaExpressions.literal(number) : ZERO;
        }
        if (gate == TraceGates.ADDENDUM) {
            return part.equals("slope") ? "1.0" : ZERO;
        }
        String y = arguments.get(1);
        boolean ofMask = gate == TraceGates.IF;
        return switch (part) {
            case "value" ->
                gate == TraceGates.LESS
                        ? "(" + x + " < " + y + " ? 1.0 : 0.0)"
                        : "(" + x + (ofMask ? " == 1 ? " : " == 0 ? ") + y + " : -0.0)";
            case "slopeY" -> gate == TraceGates.LESS ? ZERO : ofMask ? x : "(1 - " + x + ")";
            default -> ZERO;
        };
    }

    private static String step(String method, String part, List<String> arguments) {
        return switch (part) {
            case "value" -> "Math." + method + "(" + arguments.get(0) + ")";
            case "slope" -> "(" + arguments.get(1) + " == " + arguments.get(1) + " ? 0.0 : Double.NaN)";
            default -> ZERO;
        };
    }
}
