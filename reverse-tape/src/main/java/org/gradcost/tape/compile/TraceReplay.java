package org.gradcost.tape.compile;

import java.util.Arrays;
import org.gradcost.dual.Dual;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.ChainRule;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Gates;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.NestedTape;
import org.gradcost.tape.NestedVariable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.gradcost.tape.compile.trace.Opcode;
import org.gradcost.tape.compile.trace.Trace;
import org.hipparchus.util.MathArrays;

/** Runs a trace on interpreted numbers: the way to a derivative that no compiled code can give. */
final class TraceReplay<T extends Differentiable<T>> {

    private final Trace trace;
    private final T[] inputs;
    private final T[] results;

    /**
     * Runs a closed trace at the point at which it was recorded.
     *
     * @param inputs the coordinates of the point, the data and, if there are several outputs, their adjoints
     */
    private TraceReplay(Trace trace, T[] inputs) {
        this.trace = trace;
        this.inputs = inputs;
        this.results = MathArrays.buildArray(inputs[0].getField(), trace.gates());
        for (int gate = 0; gate < results.length; gate++) {
            results[gate] = run(gate);
        }
    }

    /**
     * Computes value and gradient by the tape.
     *
     * @param cotangents the adjoints of the outputs of a function of many, or null
     */
    static double gradient(Trace trace, double[] point, double[] data, double[] cotangents, double[] gradient) {
        Tape tape = new Tape();
        Variable[] inputs = new Variable[trace.inputs];
        System.arraycopy(tape.inputs(point), 0, inputs, 0, point.length);
        for (int i = point.length; i < inputs.length; i++) {
            inputs[i] = Variable.constant(numberAt(trace, i, data, cotangents));
        }
        Variable y = new TraceReplay<>(trace, inputs).argument(trace.output());
        if (y.isConstant()) {
            Arrays.fill(gradient, 0);
        } else {
            tape.gradient(y, gradient);
        }
        return y.getReal();
    }

    /**
     * Computes the outputs and their tangent by dual numbers.
     *
     * @param outputs receives the outputs of a function of many; else null
     * @param tangents receives their derivatives along the direction
     * @return the value of a function of one output
     */
    static double tangent(
            Trace trace, double[] point, double[] data, double[] direction, double[] outputs, double[] tangents) {
        Dual[] inputs = new Dual[trace.inputs];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] =
                    i < point.length ? Dual.of(point[i], direction[i]) : Dual.constant(numberAt(trace, i, data, null));
        }
        TraceReplay<Dual> replay = new TraceReplay<>(trace, inputs);
        if (!trace.hasManyOutputs()) {
            Dual y = replay.argument(trace.output());
            tangents[0] = y.tangent();
            return y.getReal();
        }
        for (int gate = 0; gate < trace.gates(); gate++) {
            if (trace.code(gate) == Opcode.OUTPUT) {
                Dual y = replay.argument(trace.argument(gate, 0));
                int output = trace.positionOf(trace.argument(gate, 1));
                outputs[output] = y.getReal();
                tangents[output] = y.tangent();
            }
        }
        return 0;
    }

    /** Computes value, gradient and the tangent of the gradient by a tape of dual numbers. */
    static double second(
            Trace trace, double[] point, double[] data, double[] direction, double[] gradient, double[] tangent) {
        NestedTape<Dual> tape = new NestedTape<>();
        NestedVariable<Dual>[] inputs = new NestedVariable[trace.inputs];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = i < point.length
                    ? tape.input(Dual.of(point[i], direction[i]))
                    : NestedVariable.constant(Dual.constant(numberAt(trace, i, data, null)));
        }
        NestedVariable<Dual> y = new TraceReplay<>(trace, inputs).argument(trace.output());
        Dual[] slopes = tape.gradient(y);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = slopes[i].getReal();
            tangent[i] = slopes[i].tangent();
        }
        return y.getReal();
    }

    /**
     * Computes the gradient by a tape of traced numbers.
     *
     * @param trace of a function of one output
     * @param point the variables that its inputs become
     * @param data the variables that its data become
     */
    static TraceVariable[] gradient(Trace trace, TraceVariable[] point, TraceVariable[] data) {
        NestedTape<TraceVariable> tape = new NestedTape<>();
        NestedVariable<TraceVariable>[] inputs = new NestedVariable[trace.inputs];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = i < point.length ? tape.input(point[i]) : NestedVariable.constant(data[trace.positionOf(i)]);
        }
        return tape.gradient(new TraceReplay<>(trace, inputs).argument(trace.output()));
    }

    private static double numberAt(Trace trace, int input, double[] data, double[] cotangents) {
        int position = trace.positionOf(input);
        return switch (trace.kind(input)) {
            case POINT -> throw new AssertionError("a coordinate is no constant");
            case DATA -> data[position];
            case COTANGENT -> cotangents == null ? 0 : cotangents[position];
        };
    }

    private T argument(int id) {
        if (id < 0) {
            return inputs[0].newInstance(trace.constantAt(id));
        }
        return id < trace.inputs ? inputs[id] : results[id - trace.inputs];
    }

    private T run(int gate) {
        int code = trace.code(gate);
        T a = argument(trace.argument(gate, 0));
        T b = trace.argument(gate, 1) == Trace.NONE ? null : argument(trace.argument(gate, 1));
        return switch (code) {
            case Opcode.ADD, Opcode.ADD_TERM -> a.add(b);
            case Opcode.SUBTRACT -> a.subtract(b);
            case Opcode.MULTIPLY, Opcode.MULTIPLY_FACTOR, Opcode.OUTPUT -> a.multiply(b);
            case Opcode.DIVIDE -> a.divide(b);
            case Opcode.CHAIN_MULTIPLY -> a.apply(ChainRule.TIMES, b);
            case Opcode.CHAIN_DIVIDE -> a.apply(ChainRule.OVER, b);
            case Opcode.NEGATE -> a.negate();
            case Opcode.RECIPROCAL -> a.reciprocal();
            case Opcode.SQUARE -> a.square();
            case Opcode.SQRT -> a.sqrt();
            case Opcode.EXP -> a.apply(Gates.EXP);
            case Opcode.LOG -> a.apply(Gates.LOG);
            case Opcode.FROZEN -> a.stopGradient();
            case Opcode.LESS, Opcode.NOT_LESS -> {
                a.lessThan(b); // traced numbers record it
                yield null;
            }
            default -> called(trace.gateTable.gate(code), a, b);
        };
    }

    private T called(Object gate, T a, T b) {
        if (gate instanceof UnaryGate unary) {
            return a.apply(unary);
        }
        if (gate instanceof BinaryGate binary) {
            return a.apply(binary, b);
        }
        return a.apply((SelectGate) gate, b);
    }
}
