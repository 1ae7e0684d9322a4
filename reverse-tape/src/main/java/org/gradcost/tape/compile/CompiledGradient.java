package org.gradcost.tape.compile;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A gradient that was recorded once and compiled: at every other point it costs little more than the function itself.
 *
 * <pre>{@code
 * CompiledGradient g = CompiledGradient.compile(x -> x[0].multiply(x[1]).sin(), 3, -4);
 * double value = g.gradient(x, gradient);      // at any x
 * }</pre>
 *
 * <p>The function is run once, at the point given, and what it did is what is compiled. It must do the same at every other
 * point: it cannot read a variable's value, nor call code that does, such as {@code FastMath.max} and {@code FastMath.min}
 * ({@link org.gradcost.gate.Functions#max Functions.max} and {@code Functions.min} are gates). What it compares by
 * {@link org.gradcost.gate.Differentiable#lessThan lessThan} is compared again at each point. Where that comes out otherwise,
 * the function is traced anew ({@link #misses}) and the code for that outcome kept beside the others ({@link #variants}).
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
 * <p>For one thread: calls by two at once are found out, and end in an exception. {@link #copy} makes one for another at little cost. Where 0·∞ comes up, a second class is compiled
 * in which it is 0, as on the interpreted tape.
 *
 * <p>It needs ASM, as a {@link CompiledFunction} does.
 */
public final class CompiledGradient {

    private static final double[] NO_DATA = {};

    private final TracedFunction function;
    private final CompileOptions options;
    private final Variants variants;

    private final GradientEvaluation evaluation = new GradientEvaluation(SweepKind.GRADIENT);
    private final int inputs;
    private final int data;

    private CompiledGradient(TracedFunction function, CompileOptions options, Variants variants, int inputs, int data) {
        this.function = function;
        this.options = options;
        this.variants = variants;
        this.inputs = inputs;
        this.data = data;
    }

    /**
     * Traces a function at a point and compiles its gradient.
     *
     * @param function written once, e.g. {@code problem::scalar}
     * @param point at which it is traced: any at which it does what it does elsewhere; at least one coordinate
     * @throws ValueReadException if the function reads the value of a variable
     * @throws TraceTooLongException if the code would be larger than the interpreted tape
     * @throws IllegalArgumentException if there is no input
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
     * @throws IllegalArgumentException if there is no input
     */
    public static CompiledGradient compile(
            BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function, double[] point, double[] data) {
        return compile(function, CompileOptions.DEFAULT, point, data);
    }

    static CompiledGradient compile(
            Function<TraceVariable[], TraceVariable> function, CompileOptions options, double... point) {
        return compile(new OfPoint<>(function), options, point, NO_DATA);
    }

    static CompiledGradient compile(
            BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function,
            CompileOptions options,
            double[] point,
            double[] data) {
        TracedFunction traced = TracedFunction.of(Objects.requireNonNull(function, "function"));
        if (point.length == 0) {
            throw new IllegalArgumentException("compile: a circuit needs at least one input");
        }
        Variants variants = new Variants(traced, options);
        variants.trace(point, data);
        variants.mostRecent().sweep(SweepKind.GRADIENT);
        return new CompiledGradient(traced, options, variants, point.length, data.length);
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
        if (gradient.length != inputs) {
            throw new IllegalArgumentException(
                    "gradient: an array of " + gradient.length + " for " + inputs + " inputs");
        }
        checkLengths("gradient", point, data);
        if (point == gradient || data == gradient) {
            throw new IllegalArgumentException(
                    "gradient: the point or the data and the gradient are one array; give it two");
        }
        evaluation.point = point;
        evaluation.data = data;
        evaluation.gradient = gradient;
        return variants.evaluate(evaluation);
    }

    private void checkLengths(String method, double[] point, double[] data) {
        if (point.length != inputs) {
            throw new IllegalArgumentException(method + ": a point of " + point.length + " for " + inputs + " inputs");
        }
        if (data.length != this.data) {
            throw new IllegalArgumentException(method + ": " + data.length + " data for a function of " + this.data);
        }
    }

    /** Returns another gradient of the same function, for another thread: the code is shared, the workspace is not. */
    public CompiledGradient copy() {
        return new CompiledGradient(function, options, variants.copy(), inputs, data);
    }

    /** Returns the gates that were traced and that the output depends on, in the variant used last. */
    public int gates() {
        return compiled().gates;
    }

    /** Returns the loops found in the trace of the variant used last, inner ones too. */
    public int loops() {
        return compiled().loops;
    }

    /** Returns the bytecodes of the class of the variant used last. */
    public int codeBytes() {
        return compiled().codeBytes;
    }

    private CompiledCode compiled() {
        return variants.mostRecent().sweep(SweepKind.GRADIENT).code;
    }

    /** Returns the bytes of the arrays of the variant used last: recorded values, adjoints, constants, tables, rows. */
    public long workspaceBytes() {
        return variants.mostRecent().bytes();
    }

    /** Returns the time that tracing and compiling took, in ns, for all variants; 0 for a copy. */
    public long setUpNanos() {
        return variants.setUpNanos();
    }

    /** Returns how often no variant's comparisons came out as traced, so that the function was traced anew. */
    public long misses() {
        return variants.misses();
    }

    /** Returns how many variants there are: one for each outcome of the comparisons so far, at most 8. */
    public int variants() {
        return variants.count();
    }

    /**
     * The generated code as text: {@code x} is the point, {@code y} the data, {@code g} the gradient, {@code w} kept values, {@code d}
     * adjoints, {@code k} constants, {@code t} tables of positions; {@code v} are values, {@code c} those that a loop
     * carries on, and with a d in front their adjoints; {@code s} sums that tell of a NaN.
     */
    public String code() {
        return compiled().text();
    }

    /** Returns the passes of the compiler in their order, each as its name, a colon and what it does. */
    public static List<String> passes() {
        return CompilePass.describe();
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
        if (!CompilePass.isKnown(pass)) {
            throw new IllegalArgumentException("codeAfter: no pass " + pass + "; CompiledGradient.passes() lists them");
        }
        checkLengths("codeAfter", point, data);
        PassObserver observer = new PassObserver(pass);
        Pipeline.observe(observer, function.trace(point, data), SweepKind.GRADIENT, options);
        return observer.text();
    }
}
