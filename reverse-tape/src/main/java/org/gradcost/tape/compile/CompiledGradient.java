package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gradcost.tape.compile.loopopt.NanCheck;
import org.gradcost.tape.compile.runtime.GeneratedGradient;
import org.gradcost.tape.compile.runtime.PackedMatrix;
import org.gradcost.tape.compile.trace.Trace;
import org.gradcost.tape.compile.trace.TraceLimit;

/**
 * A gradient that was recorded once and compiled: at every other point it costs little more than the function itself.
 *
 * <pre>{@code
 * CompiledGradient g = CompiledGradient.compile(x -> x[0].multiply(x[1]).sin(), 3, -4);
 * double value = g.gradient(x, gradient);      // at any x
 * }</pre>
 *
 * <p>The function is run once, at the point given, and what it did is what is compiled. It must do the same at every other
 * point: it cannot read a variable's value. What it compares by
 * {@link org.gradcost.gate.Differentiable#lessThan lessThan} is compared again at each point, and if that comes out
 * otherwise, the function is traced anew there ({@link #misses} counts it).
 *
 * <p>Numbers of the program are constants of the trace. Those that change from gradient to gradient, while their derivative
 * is not wanted, are data: the batches on which a model is fitted, say.
 *
 * <pre>{@code
 * CompiledGradient g = CompiledGradient.compile((w, data) -> loss(w, data), weights, batch);
 * for (double[] each : batches) {
 *     double loss = g.gradient(weights, each, gradient);      // compiled once, for all batches
 *     …
 * }
 * }</pre>
 *
 * <p>For one thread; {@link #copy} makes one for another at little cost. Where 0·∞ comes up, a second class is compiled
 * in which it is 0, as on the interpreted tape.
 */
public final class CompiledGradient {

    private static final double[] NO_DATA = {};

    private final BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function;
    private final CompileOptions options;
    private CompiledCode kernel;
    private double[] values;
    private double[] adjoints;
    private double[][] rows;
    private PackedMatrix[] matrices;
    private long setUpNanos;
    private long misses;

    private CompiledGradient(
            BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function, CompileOptions options) {
        this.function = function;
        this.options = options;
    }

    /**
     * Traces a function at a point and compiles its gradient.
     *
     * @param function written once, e.g. {@code problem::scalar}
     * @param point at which it is traced: any at which it does what it does elsewhere; at least one coordinate
     * @throws ValueReadException if the function reads the value of a variable
     * @throws TraceTooLongException if the code would be larger than the interpreted tape
     * @throws IllegalArgumentException if there is no input, or the output depends on none
     */
    public static CompiledGradient compile(Function<TraceVariable[], TraceVariable> function, double... point) {
        return compile(function, CompileOptions.DEFAULT, point);
    }

    /**
     * Traces a function of a point and of data, and compiles its gradient with respect to the point. Data cost nothing in the
     * reverse sweep.
     *
     * @param function of variables as many as point and as many as data, in this order; what it does must not depend on the
     *     data either, so a class among the data is best given as zeros and a one
     * @param point at which it is traced, e.g. first weights; at least one coordinate
     * @param data with which it is traced, e.g. the first batch; later ones are as long
     * @throws ValueReadException if the function reads the value of a variable, data among them
     * @throws TraceTooLongException if the code would be larger than the interpreted tape
     * @throws IllegalArgumentException if there is no input, or the output depends on none
     */
    public static CompiledGradient compile(
            BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function, double[] point, double[] data) {
        return compile(function, CompileOptions.DEFAULT, point, data);
    }

    private record OfPoint(Function<TraceVariable[], TraceVariable> function)
            implements BiFunction<TraceVariable[], TraceVariable[], TraceVariable> {

        @Override
        public TraceVariable apply(TraceVariable[] point, TraceVariable[] none) {
            return function.apply(point);
        }
    }

    static CompiledGradient compile(
            Function<TraceVariable[], TraceVariable> function, CompileOptions options, double... point) {
        Objects.requireNonNull(function, "function");
        return compile(new OfPoint(function), options, point, NO_DATA);
    }

    static CompiledGradient compile(
            BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function,
            CompileOptions options,
            double[] point,
            double[] data) {
        CompiledGradient gradient = new CompiledGradient(Objects.requireNonNull(function, "function"), options);
        gradient.trace(point, data);
        return gradient;
    }

    private void trace(double[] point, double[] data) {
        if (point.length == 0) {
            throw new IllegalArgumentException("compile: a circuit needs at least one input");
        }
        long start = System.nanoTime();
        try {
            kernel = compiled(point, data);
        } catch (TraceLimit e) {
            throw new TraceTooLongException(e.getMessage());
        }
        makeRoom();
        setUpNanos += System.nanoTime() - start;
    }

    private CompiledCode compiled(double[] point, double[] data) {
        Traced traced = record(point, data);
        return Pipeline.compile(traced.trace, traced.output, options);
    }

    /** A trace that has been closed, and the id of its output. */
    private record Traced(Trace trace, int output) {}

    private Traced record(double[] point, double[] data) {
        Trace trace = new Trace(point.length, data.length);
        TraceVariable y = function.apply(inputs(trace, 0, point), inputs(trace, point.length, data));
        if (y.isConstant()) {
            throw new IllegalArgumentException(
                    "compile: the output is a constant; no path leads from the inputs to it");
        }
        if (y.trace() != trace) {
            throw new IllegalArgumentException("compile: the output is of another trace");
        }
        return new Traced(trace, trace.close(y.id()));
    }

    private static TraceVariable[] inputs(Trace trace, int first, double[] numbers) {
        TraceVariable[] inputs = new TraceVariable[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            inputs[i] = TraceVariable.input(trace, first + i, numbers[i]);
        }
        return inputs;
    }

    private void makeRoom() {
        values = kernel.newWorkspace();
        adjoints = kernel.newAdjoints();
        rows = kernel.scratch.newRows();
        matrices = kernel.scratch.newMatrices();
    }

    /**
     * The value and the gradient at a point.
     *
     * @param point as long as the one it was compiled at
     * @param gradient as long as point; receives the derivatives
     * @return the value
     * @throws IllegalArgumentException if a length is wrong
     */
    public double gradient(double[] point, double[] gradient) {
        return gradient(point, NO_DATA, gradient);
    }

    /**
     * The value, and the gradient with respect to the point, at a point and with data.
     *
     * @param point as long as the one it was compiled at
     * @param data as long as those it was compiled with
     * @param gradient as long as point; receives the derivatives
     * @return the value
     * @throws IllegalArgumentException if a length is wrong
     */
    public double gradient(double[] point, double[] data, double[] gradient) {
        if (point.length != kernel.inputs || gradient.length != kernel.inputs) {
            throw new IllegalArgumentException("gradient: a point of " + point.length + " and an array of "
                    + gradient.length + " for " + kernel.inputs + " inputs");
        }
        checkLengths("gradient", point, data);
        if (point == gradient || data == gradient) {
            throw new IllegalArgumentException(
                    "gradient: the point or the data and the gradient are one array; give it two");
        }
        try {
            double value = run(kernel.sweep, point, data, gradient);
            NanCheck watch = kernel.watch;
            boolean number = watch.isOn() ? watch.isNumber(adjoints, gradient) : isNumber(gradient);
            return number ? value : run(kernel.strongZero(), point, data, gradient);
        } catch (GeneratedGradient.Miss miss) {
            misses++;
            trace(point, data);
            return gradient(point, data, gradient);
        }
    }

    private void checkLengths(String method, double[] point, double[] data) {
        if (point.length != kernel.inputs) {
            throw new IllegalArgumentException(
                    method + ": a point of " + point.length + " for " + kernel.inputs + " inputs");
        }
        if (data.length != kernel.data) {
            throw new IllegalArgumentException(method + ": " + data.length + " data for a function of " + kernel.data);
        }
    }

    private double run(GeneratedGradient sweep, double[] point, double[] data, double[] gradient) {
        return sweep.gradient(point, data, gradient, values, adjoints, kernel.constants, kernel.tables, rows, matrices);
    }

    /** Whether no component is NaN, as far as a sum tells; eight sums, for one addition waits for the other. */
    private static boolean isNumber(double[] gradient) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int i = 0;
        for (; i + 7 < gradient.length; i += 8) {
            a += gradient[i];
            b += gradient[i + 1];
            c += gradient[i + 2];
            d += gradient[i + 3];
            e += gradient[i + 4];
            f += gradient[i + 5];
            g += gradient[i + 6];
            h += gradient[i + 7];
        }
        for (; i < gradient.length; i++) {
            a += gradient[i];
        }
        double sum = a + b + (c + d) + (e + f + (g + h));
        return sum == sum;
    }

    /** Another one of the same function, for another thread: the code is shared, the workspace is not. */
    public CompiledGradient copy() {
        CompiledGradient copy = new CompiledGradient(function, options);
        copy.kernel = kernel;
        copy.makeRoom();
        return copy;
    }

    /** Gates that were traced and that the output depends on. */
    public int gates() {
        return kernel.gates;
    }

    /** Loops that were found in the trace, inner ones too. */
    public int loops() {
        return kernel.loops;
    }

    /** Bytecodes of the generated class. */
    public int codeBytes() {
        return kernel.codeBytes;
    }

    /** Bytes of its arrays: kept values, adjoints, constants, tables of positions, rows. */
    public long workspaceBytes() {
        return (long) Double.BYTES
                        * (kernel.workspace + adjoints.length + kernel.constants.length + kernel.scratch.size())
                + (long) Integer.BYTES * kernel.tables.length;
    }

    /** The time that tracing and compiling took, in ns, the traces after misses included; 0 for a copy. */
    public long setUpNanos() {
        return setUpNanos;
    }

    /** How often a comparison came out otherwise than traced, so that the function was traced anew. */
    public long misses() {
        return misses;
    }

    /**
     * The generated code as text: {@code x} is the point, {@code y} the data, {@code g} the gradient, {@code w} kept values, {@code d}
     * adjoints, {@code k} constants, {@code t} tables of positions; {@code v} are values, {@code c} those that a loop
     * carries on, and with a d in front their adjoints; {@code s} sums that tell of a NaN.
     */
    public String code() {
        return kernel.text();
    }

    /** Returns the passes of the compiler in their order, each as its name, a colon and what it does. */
    public static List<String> passes() {
        List<String> passes = new ArrayList<>();
        for (Pass pass : Pass.values()) {
            passes.add(pass.label + ": " + pass.purpose);
        }
        return passes;
    }

    /**
     * Traces the function at a point and returns the program as it is after one pass of the compiler: the trace, the loops
     * found in it, the loop tree or the code. The compiled code is left as it is.
     *
     * @param pass a name from {@link #passes}
     * @param point as long as the one the gradient was compiled at
     * @throws IllegalArgumentException if there is no such pass, or the point has another length
     */
    public String codeAfter(String pass, double... point) {
        return codeAfter(pass, point, NO_DATA);
    }

    /**
     * Traces the function at a point and with data, and returns the program after one pass of the compiler.
     *
     * @param pass a name from {@link #passes}
     * @param point as long as the one the gradient was compiled at
     * @param data as long as those it was compiled with
     * @throws IllegalArgumentException if there is no such pass, or a length is wrong
     */
    public String codeAfter(String pass, double[] point, double[] data) {
        if (!Pass.isKnown(pass)) {
            throw new IllegalArgumentException("codeAfter: no pass " + pass + "; the passes are " + Pass.labels());
        }
        checkLengths("codeAfter", point, data);
        Traced traced = record(point, data);
        return Pipeline.textAfter(pass, traced.trace, traced.output, options);
    }
}
