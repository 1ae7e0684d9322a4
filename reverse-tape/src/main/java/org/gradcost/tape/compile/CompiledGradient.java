package org.gradcost.tape.compile;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A compiled gradient. The function is recorded once and a JVM class is generated; at any other point, value and gradient
 * then cost a small multiple of the function itself.
 *
 * <pre>{@code
 * CompiledGradient g = CompiledGradient.compile(x -> x[0].multiply(x[1]).sin(), 3, -4);
 * double value = g.gradient(x, gradient);      // at any x
 * }</pre>
 *
 * <p>The function is evaluated once, at the given point, and the gates that it applies are compiled. It must apply the same
 * gates at every other point. Therefore it can neither read the value of a variable nor call code that does, such as
 * {@code FastMath.max} and {@code FastMath.min} ({@link org.gradcost.gate.Functions#max Functions.max} and
 * {@code Functions.min} are gates). A comparison by {@link org.gradcost.gate.Differentiable#lessThan lessThan} is a guard,
 * which is evaluated again at each point. If its outcome differs, the function is traced again ({@link #misses}), and the
 * code for that outcome is kept together with the others ({@link #variants}).
 *
 * <p>Numbers in the program become constants of the trace. Numbers that change from gradient to gradient, but are not
 * differentiated, such as the batches of a training, are passed as data.
 *
 * <pre>{@code
 * CompiledGradient g = CompiledGradient.compile((w, data) -> loss(w, data), weights, batch);
 * for (double[] each : batches) {
 *     double loss = g.gradient(weights, each, gradient);      // compiled once, for all batches
 *     …
 * }
 * }</pre>
 *
 * <p>In the chain rule 0·∞ = 0, as on the interpreted tape; when 0·∞ first occurs, a second class is compiled for this.
 *
 * <p>An instance must not be used by several threads; simultaneous calls are detected and throw a
 * {@link java.util.ConcurrentModificationException}. {@link #copy} returns an instance for another thread, which shares the
 * code.
 *
 * <p>It needs ASM, as a {@link CompiledFunction} does.
 */
public final class CompiledGradient {

    private static final double[] NO_DATA = {};

    private final TracedFunction function;
    private final CompileOptions options;
    private final Variants variants;

    private final GradientEvaluation evaluation = new GradientEvaluation(SweepKind.GRADIENT);
    private final FunctionShape shape;

    private CompiledGradient(TracedFunction function, CompileOptions options, Variants variants, FunctionShape shape) {
        this.function = function;
        this.options = options;
        this.variants = variants;
        this.shape = shape;
    }

    /**
     * Returns the compiled gradient of a function, which is traced at a point.
     *
     * @param function the function; a generic one over {@code CalculusFieldElement<T>} can be passed, e.g.
     *     {@code problem::scalar}
     * @param point a point at which the function applies the same gates as elsewhere, with at least one coordinate
     * @throws ValueReadException if the function reads the value of a variable
     * @throws TraceTooLongException if the code would be larger than the interpreted tape, or takes too long to compile
     * @throws IllegalArgumentException if there is no input
     */
    public static CompiledGradient compile(Function<TraceVariable[], TraceVariable> function, double... point) {
        return compile(function, CompileOptions.DEFAULT, point);
    }

    /**
     * Returns the compiled gradient of a function of a point and of data, with respect to the point. Data cost nothing in
     * the reverse sweep.
     *
     * @param function the function; its first argument has the variables of the point, its second one those of the data. The
     *     gates that it applies must not depend on the data either, so that a class label is best given as one-hot vector
     * @param point the point at which the function is traced, e.g. the first weights, with at least one coordinate
     * @param data the data with which the function is traced, e.g. the first batch; later data must have the same length
     * @throws ValueReadException if the function reads the value of a variable, including those of the data
     * @throws TraceTooLongException if the code would be larger than the interpreted tape, or takes too long to compile
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
        return new CompiledGradient(traced, options, variants, new FunctionShape(point.length, data.length, 1, false));
    }

    /**
     * Computes the value and the gradient at a point, by one forward and one reverse sweep. If a guard has an outcome that
     * was not seen before, the function is traced and compiled again.
     *
     * @param point the point, with as many coordinates as at compilation
     * @param gradient an array of the same length, but not the same array, which receives the derivatives
     * @return the value
     * @throws IllegalArgumentException if a length is wrong, or if {@code point} and {@code gradient} are the same array
     */
    public double gradient(double[] point, double[] gradient) {
        return gradient(point, NO_DATA, gradient);
    }

    /**
     * Computes the value, and the gradient with respect to the point, at a point and with data.
     *
     * @param point the point, with as many coordinates as at compilation
     * @param data the data, as many as at compilation
     * @param gradient an array as long as the point, which receives the derivatives; it must be a different array from both
     *     others
     * @return the value
     * @throws IllegalArgumentException if a length is wrong, or if {@code gradient} is the same array as the point or the
     *     data
     */
    public double gradient(double[] point, double[] data, double[] gradient) {
        shape.requireGradient("gradient", point, data, gradient);
        return variants.evaluate(evaluation.call(point, data, gradient));
    }

    /** Returns a gradient of the same function for use by another thread. It shares the code, but has its own workspace. */
    public CompiledGradient copy() {
        return new CompiledGradient(function, options, variants.copy(), shape);
    }

    /** Returns the number of traced gates on which the output depends, in the variant used last. */
    public int gates() {
        return compiled().gates;
    }

    /** Returns the number of loops found in the trace of the variant used last, including inner loops. */
    public int loops() {
        return compiled().loops;
    }

    /** Returns the size of the bytecode of the variant used last, in bytes. */
    public int codeBytes() {
        return compiled().codeBytes;
    }

    private CompiledCode compiled() {
        return variants.mostRecent().sweep(SweepKind.GRADIENT).code;
    }

    /**
     * Returns the size in bytes of the arrays of the variant used last: recorded values, adjoints, constants, index tables
     * and rows.
     */
    public long workspaceBytes() {
        return variants.mostRecent().bytes();
    }

    /** Returns the time that tracing and compiling took for all variants, in nanoseconds; 0 for a copy. */
    public long setUpNanos() {
        return variants.setUpNanos();
    }

    /** Returns how often no variant matched the outcomes of the comparisons, so that the function was traced again. */
    public long misses() {
        return variants.misses();
    }

    /** Returns the number of variants that are kept: one for each combination of outcomes of the comparisons, at most 8. */
    public int variants() {
        return variants.count();
    }

    /**
     * Returns the generated code of the variant used last, as text. The arrays are {@code x}, the point; {@code y}, the
     * data; {@code g}, the gradient; {@code w}, recorded values; {@code d}, adjoints; {@code k}, constants; and {@code t},
     * index tables. Local variables are {@code v}, values; {@code c}, loop-carried values; the same letters after a d, their
     * adjoints; and {@code s}, sums that detect a NaN.
     */
    public String code() {
        return compiled().text();
    }

    /** Returns the passes of the compiler in their order, each as its name, a colon and a description. */
    public static List<String> passes() {
        return CompilePass.describe();
    }

    /**
     * Returns the program after one pass of the compiler, as text: the trace, the loops found in it, the loop tree or the
     * code. The function is traced at the given point; this object does not change.
     *
     * @param pass the name of a pass, see {@link #passes}
     * @param point the point, with as many coordinates as at compilation
     * @throws IllegalArgumentException if there is no such pass, or the length of the point is wrong
     */
    public String codeAfter(String pass, double... point) {
        return codeAfter(pass, point, NO_DATA);
    }

    /**
     * Returns the program after one pass of the compiler, as text, for a function with data.
     *
     * @param pass the name of a pass, see {@link #passes}
     * @param point the point, with as many coordinates as at compilation
     * @param data the data, as many as at compilation
     * @throws IllegalArgumentException if there is no such pass, or a length is wrong
     */
    public String codeAfter(String pass, double[] point, double[] data) {
        if (!CompilePass.isKnown(pass)) {
            throw new IllegalArgumentException("codeAfter: no pass " + pass + "; CompiledGradient.passes() lists them");
        }
        shape.requireArguments("codeAfter", point, data);
        PassObserver observer = new PassObserver(pass);
        Pipeline.observe(observer, function.trace(point, data), SweepKind.GRADIENT, options);
        return observer.text();
    }
}
