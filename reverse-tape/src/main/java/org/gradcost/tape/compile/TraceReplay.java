package org.gradcost.tape.compile;

import java.util.Arrays;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Gates;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.gradcost.tape.compile.trace.Opcode;
import org.gradcost.tape.compile.trace.Trace;

/** Runs a trace on the interpreted tape: the way to a gradient that no compiled code can give. */
final class TraceReplay {

    private final Trace trace;
    private final double[] data;
    private final Variable[] x;
    private final Variable[] results;

    private TraceReplay(Trace trace, double[] data, Variable[] x) {
        this.trace = trace;
        this.data = data;
        this.x = x;
        this.results = new Variable[trace.gates()];
    }

    /**
     * Computes value and gradient of a closed trace at the point at which it was recorded.
     */
    static double gradient(Trace trace, double[] point, double[] data, double[] gradient) {
        Tape tape = new Tape();
        TraceReplay replay = new TraceReplay(trace, data, tape.inputs(point));
        for (int gate = 0; gate < trace.gates(); gate++) {
            replay.results[gate] = replay.run(gate);
        }
        Variable y = replay.argument(trace.output());
        if (y.isConstant()) {
            Arrays.fill(gradient, 0);
        } else {
            tape.gradient(y, gradient);
        }
        return y.getReal();
    }

    private Variable argument(int id) {
        if (id < 0) {
            return Variable.constant(trace.constantAt(id));
        }
        if (id < trace.differentiated) {
            return x[id];
        }
        return id < trace.inputs ? Variable.constant(data[id - trace.differentiated]) : results[id - trace.inputs];
    }

    private Variable run(int gate) {
        int code = trace.code(gate);
        Variable a = argument(trace.argument(gate, 0));
        Variable b = trace.argument(gate, 1) == Trace.NONE ? null : argument(trace.argument(gate, 1));
        return switch (code) {
            case Opcode.ADD, Opcode.ADD_TERM -> a.add(b);
            case Opcode.SUBTRACT -> a.subtract(b);
            case Opcode.MULTIPLY -> a.multiply(b);
            case Opcode.DIVIDE -> a.divide(b);
            case Opcode.NEGATE -> a.negate();
            case Opcode.RECIPROCAL -> a.reciprocal();
            case Opcode.SQUARE -> a.square();
            case Opcode.SQRT -> a.sqrt();
            case Opcode.EXP -> a.apply(Gates.EXP);
            case Opcode.LOG -> a.apply(Gates.LOG);
            case Opcode.FROZEN -> a.stopGradient();
            case Opcode.LESS, Opcode.NOT_LESS -> null;
            default -> called(trace.gateTable.gate(code), a, b);
        };
    }

    private static Variable called(Object gate, Variable a, Variable b) {
        if (gate instanceof UnaryGate unary) {
            return a.apply(unary);
        }
        if (gate instanceof BinaryGate binary) {
            return a.apply(binary, b);
        }
        return a.apply((SelectGate) gate, b);
    }
}
