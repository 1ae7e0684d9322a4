package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.List;

/** Prints a program: its loops, the values that they carry, its gates with their operands, and what is known of each. */
public final class ProgramText {

    private final Program program;
    private final StringBuilder text = new StringBuilder();

    private ProgramText(Program program) {
        this.program = program;
    }

    /** Returns the text, a line a gate. */
    public static String of(Program program) {
        ProgramText text = new ProgramText(program);
        text.region(program.top, "");
        if (program.output != null) {
            text.line("", "return " + program.output.ref + ";");
        }
        return text.text.toString();
    }

    private void region(Region region, String indent) {
        for (MethodChunk chunk : region.chunks) {
            String inner = indent;
            if (region.isSplit()) {
                line(indent, "method " + chunk.method + " {");
                inner = indent + "    ";
            }
            for (IrNode node : chunk.nodes) {
                if (node instanceof Loop loop) {
                    loop(loop, inner);
                } else {
                    gate((GateNode) node, inner);
                }
            }
            if (region.isSplit()) {
                line(indent, "}");
            }
        }
    }

    private void loop(Loop loop, String indent) {
        String bound = loop.trips == null ? String.valueOf(loop.trip) : loop.trips.toString();
        line(
                indent,
                "for (" + loop + " = 0; " + loop + " < " + bound + "; " + loop + "++) {"
                        + (loop.fused ? "  // sweeps fused" : ""));
        String inner = indent + "    ";
        for (LoopCarried carry : loop.carries) {
            line(
                    inner,
                    "carries " + carry + ": " + carry.initial.ref + " before, then " + carry.source
                            + remark(facts(carry.active, carry.value)));
        }
        region(loop.region, inner);
        line(indent, "}");
    }

    private void gate(GateNode gate, String indent) {
        StringBuilder line = new StringBuilder();
        line.append(gate)
                .append(" = ")
                .append(program.gateTable.name(gate.code))
                .append('(');
        for (int side = 0; side < 2; side++) {
            if (gate.uses[side] != null) {
                line.append(side == 0 ? "" : ", ").append(gate.uses[side].ref);
                line.append(gate.uses[side].inPlace ? " in place" : "");
            }
        }
        List<String> facts = facts(gate.active, gate.inMemory ? null : gate.value);
        if (gate.inMemory) {
            facts.add(gate.place == null ? "in memory" : "in memory at w[" + gate.place + "]");
        }
        for (int side = 0; side < 2; side++) {
            if (gate.slopes[side].place != null) {
                facts.add("partial " + side + " recorded in w[" + gate.slopes[side].place + "]");
            }
        }
        line(indent, line + ")" + remark(facts));
    }

    /** Returns what is known of a value so far; a saved value may be null. */
    private static List<String> facts(boolean active, SavedValue value) {
        List<String> facts = new ArrayList<>();
        if (active) {
            facts.add("active");
        }
        if (value != null && value.recomputed) {
            facts.add("recomputed");
        } else if (value != null && value.stored()) {
            facts.add(value.place == null ? "recorded" : "recorded in w[" + value.place + "]");
        }
        return facts;
    }

    private static String remark(List<String> facts) {
        return facts.isEmpty() ? "" : "  // " + String.join(", ", facts);
    }

    private void line(String indent, String line) {
        text.append(indent).append(line).append('\n');
    }
}
