package org.gradcost.tape.compile;

import java.util.function.BiFunction;

/**
 * The gradient of a function, as a function of many outputs: its trace is recorded and swept back by a tape of traced numbers. Its
 * Jacobian is the Hessian.
 */
record GradientMap(TracedFunction function) implements BiFunction<TraceVariable[], TraceVariable[], TraceVariable[]> {

    /** Compiles the gradient of a function of one output. */
    static CompiledFunction compile(TracedFunction function, CompileOptions options, double[] point, double[] data) {
        return CompiledFunction.compile(TracedFunction.ofMany(new GradientMap(function)), options, point, data);
    }

    @Override
    public TraceVariable[] apply(TraceVariable[] point, TraceVariable[] data) {
        return TraceReplay.gradient(function.trace(values(point), values(data)), point, data);
    }

    private static double[] values(TraceVariable[] variables) {
        double[] values = new double[variables.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = variables[i].traced();
        }
        return values;
    }
}
