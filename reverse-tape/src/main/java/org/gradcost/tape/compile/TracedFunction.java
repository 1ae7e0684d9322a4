package org.gradcost.tape.compile;

import java.util.function.BiFunction;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.compile.trace.Trace;

/**
 * A function that can be traced at any point.
 *
 * @param function of the variables of the point and of the data
 */
record TracedFunction(BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function) {

    /**
     * Runs the function once and records its gates.
     *
     * @throws TraceTooLongException if it has more gates than a trace holds
     */
    Trace trace(double[] point, double[] data) {
        Trace trace = new Trace(point.length, data.length);
        TraceVariable[] x = inputs(trace, 0, point);
        TraceVariable y;
        try {
            y = function.apply(x, inputs(trace, point.length, data));
        } catch (RuntimeException e) {
            throw Refusal.of(e);
        }
        if (y.isConstant()) {
            y = Rare.constant(x[0], y.getReal());
        }
        if (y.trace() != trace) {
            throw new IllegalArgumentException("compile: the output is of another trace");
        }
        trace.close(y.id());
        return trace;
    }

    /** Loaded when needed, since lambdas slow a cold start down. */
    private static final class Rare {

        /** Makes a constant output a gate whose slope is 0: beyond a guard it may be no constant. */
        static TraceVariable constant(TraceVariable x, double value) {
            return x.apply(UnaryGate.of("constant", u -> value, (u, v) -> 0));
        }
    }

    private static TraceVariable[] inputs(Trace trace, int first, double[] numbers) {
        TraceVariable[] inputs = new TraceVariable[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            inputs[i] = TraceVariable.input(trace, first + i, numbers[i]);
        }
        return inputs;
    }
}
