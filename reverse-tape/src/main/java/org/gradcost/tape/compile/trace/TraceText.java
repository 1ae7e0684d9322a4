package org.gradcost.tape.compile.trace;

/** Prints a trace, a line a gate. */
public final class TraceText {

    private TraceText() {}

    /** Returns lines such as {@code t3 = *(x[0], t2)}: x is the point, y the data, t are gates in the order of the trace. */
    public static String of(Trace trace) {
        StringBuilder text = new StringBuilder();
        for (int gate = 0; gate < trace.gates(); gate++) {
            text.append('t').append(gate).append(" = ");
            text.append(trace.gateTable.name(trace.code(gate))).append('(');
            text.append(argument(trace, trace.first(gate)));
            if (trace.second(gate) != Trace.NONE) {
                text.append(", ").append(argument(trace, trace.second(gate)));
            }
            text.append(")\n");
        }
        return text.toString();
    }

    private static String argument(Trace trace, int id) {
        if (id < 0) {
            return String.valueOf(trace.constantAt(id));
        }
        if (id >= trace.inputs) {
            return "t" + (id - trace.inputs);
        }
        String array = switch (trace.kind(id)) {
            case POINT -> "x";
            case DATA -> "y";
            case COTANGENT -> "c";
        };
        return array + "[" + trace.positionOf(id) + "]";
    }
}
