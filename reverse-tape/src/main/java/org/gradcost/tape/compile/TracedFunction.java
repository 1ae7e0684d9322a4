package org.gradcost.tape.compile;

import java.util.function.BiFunction;
import org.gradcost.tape.compile.runtime.TraceGates;
import org.gradcost.tape.compile.trace.Trace;

/**
 * A function that can be traced at any point.
 *
 * @param one the function of one output, of the variables of the point and of the data; or null
 * @param many the function of many outputs, or null
 */
record TracedFunction(
        BiFunction<TraceVariable[], TraceVariable[], TraceVariable> one,
        BiFunction<TraceVariable[], TraceVariable[], TraceVariable[]> many) {

    static TracedFunction of(BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function) {
        return new TracedFunction(function, null);
    }

    static TracedFunction ofMany(BiFunction<TraceVariable[], TraceVariable[], TraceVariable[]> function) {
        return new TracedFunction(null, function);
    }

    /**
     * Evaluates the function once and records its gates. Several outputs are replaced by one, their sum weighted by
     * adjoints, which are additional inputs.
     *
     * @throws TraceTooLongException if it has more gates than a trace holds
     */
    Trace trace(double[] point, double[] data) {
        return many == null ? traceOne(point, data) : new Rare(this).traceMany(point, data);
    }

    private Trace traceOne(double[] point, double[] data) {
        Trace trace = new Trace(point.length, data.length);
        TraceVariable[] x = inputs(trace, 0, point);
        TraceVariable y;
        try {
            y = one.apply(x, inputs(trace, point.length, data));
        } catch (RuntimeException e) {
            throw Refusal.of(e);
        }
        if (y.isConstant()) {
            y = Rare.constant(x[0], y.getReal());
        }
        requireOf(trace, y);
        trace.close(y.id());
        return trace;
    }

    private static void requireOf(Trace trace, TraceVariable y) {
        if (y.trace() != trace) {
            throw new IllegalArgumentException("compile: an output is of another trace");
        }
    }

    /** Methods that are rarely needed, in a class that is loaded when needed, since lambdas slow down a cold start. */
    private record Rare(TracedFunction function) {

        /**
         * Returns a constant output as a gate with slope 0, since it may not be constant for other outcomes of the guards.
         */
        static TraceVariable constant(TraceVariable x, double value) {
            return x.apply(TraceGates.constant(value));
        }

        /** Traces a function of several outputs, whose number is not known before. */
        Trace traceMany(double[] point, double[] data) {
            Trace trace = new Trace(point.length, data.length);
            TraceVariable[] y;
            try {
                y = function.many.apply(inputs(trace, 0, point), inputs(trace, point.length, data));
            } catch (RuntimeException e) {
                throw Refusal.of(e);
            }
            if (y.length == 0) {
                throw new IllegalArgumentException("compile: a function needs at least one output");
            }
            int[] ids = new int[y.length];
            double[] values = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                if (y[i].isConstant()) {
                    ids[i] = Trace.NONE;
                    values[i] = y[i].getReal();
                } else {
                    requireOf(trace, y[i]);
                    ids[i] = y[i].id();
                }
            }
            Trace weighted = trace.weighted(ids, values);
            weighted.close();
            return weighted;
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
