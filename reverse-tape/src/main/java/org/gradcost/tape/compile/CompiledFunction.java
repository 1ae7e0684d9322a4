package org.gradcost.tape.compile;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gradcost.gate.ChainRule;
import org.gradcost.sparse.SparsityPattern;

/**
 * A function that was recorded once, with all its derivatives compiled: values, gradients, Jacobians and Hessians, and their
 * products with any vectors.
 *
 * <pre>{@code
 * CompiledFunction f = CompiledFunction.compile(x -> x[0].multiply(x[1]).sin(), 3, -4);
 * double value = f.gradient(x, g);        // reverse mode, one pass
 * double same = f.jvp(x, v, dy);          // forward mode, one pass for each direction
 * double again = f.hvp(x, v, g, hv);      // forward over reverse, one pass for each direction
 * }</pre>
 *
 * <p>What holds of a {@link CompiledGradient} holds of all derivatives here: the function is run once, at the point given, and
 * must do the same elsewhere; comparisons are compiled as guards, with a variant for each outcome; data change from call to call
 * and are not differentiated; 0·∞ is 0 in the chain rule; what no code can give is computed by interpreted numbers. Each
 * derivative is compiled when it is first asked for, from the same trace.
 *
 * <p>A pass runs the function once, with the derivatives of up to four directions beside it, or in rows of up to 64. In forward mode a pass of one
 * direction costs one to two and a half functions, of four directions two to four; a reverse pass one and a half to four; forward
 * over reverse about two gradients. Directions are arrays as long as the point, n; tangents and weights of the outputs as
 * long as these, m, which is 1 for a function made by {@link #compile}.
 *
 * <p>For one thread: calls by two at once are found out, and end in a {@link java.util.ConcurrentModificationException}. {@link
 * #copy} makes one for another thread; the copies share their code.
 *
 * <p>Compilation needs ASM ({@code org.ow2.asm:asm}; on the module path the module {@code org.objectweb.asm}). Where it is missing, an
 * {@link IllegalStateException} says what to add.
 *
 * <p>Source: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, chapters 3, 5 and 8.
 */
public final class CompiledFunction {

    private static final double[] NO_DATA = {};

    private final TracedFunction function;
    private final CompileOptions options;
    private final Variants variants;
    private final int inputs;
    private final int data;
    private final int outputs;

    private final ValueEvaluation values = new ValueEvaluation();
    private final GradientEvaluation gradients = new GradientEvaluation(SweepKind.GRADIENT);
    private final GradientEvaluation supportGradients = new GradientEvaluation(SweepKind.SUPPORT);
    private final SupportJacobianEvaluation supportJacobians = new SupportJacobianEvaluation();
    private final SeededEvaluation tangents = new SeededEvaluation(SweepKind.Operation.TANGENT);
    private final SeededEvaluation cotangents = new SeededEvaluation(SweepKind.Operation.COTANGENT);
    private final SeededEvaluation seconds = new SeededEvaluation(SweepKind.Operation.SECOND);
    private final PartialsEvaluation partialDerivatives = new PartialsEvaluation();
    private final MatrixEvaluation jacobians = new MatrixEvaluation(false);
    private final MatrixEvaluation hessians = new MatrixEvaluation(true);

    private double[] unread;

    private CompiledFunction(
            TracedFunction function, CompileOptions options, Variants variants, int inputs, int data, int outputs) {
        this.function = function;
        this.options = options;
        this.variants = variants;
        this.inputs = inputs;
        this.data = data;
        this.outputs = outputs;
    }

    /**
     * Traces a function of one output at a point.
     *
     * @param function written once, e.g. {@code problem::scalar}
     * @param point at which it is traced: any at which it does what it does elsewhere; at least one coordinate
     * @throws ValueReadException if the function reads the value of a variable
     * @throws TraceTooLongException if the code would be larger than the interpreted tape
     * @throws IllegalArgumentException if there is no input
     */
    public static CompiledFunction compile(Function<TraceVariable[], TraceVariable> function, double... point) {
        return compile(new OfPoint<>(function), point, NO_DATA);
    }

    /**
     * Traces a function of one output, of a point and of data.
     *
     * @param function of variables as many as point and as many as data, in this order
     * @param point at which it is traced; at least one coordinate
     * @param data with which it is traced; later ones are as long
     * @throws ValueReadException if the function reads the value of a variable, data among them
     * @throws TraceTooLongException if the code would be larger than the interpreted tape
     * @throws IllegalArgumentException if there is no input
     */
    public static CompiledFunction compile(
            BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function, double[] point, double[] data) {
        return compile(
                TracedFunction.of(Objects.requireNonNull(function, "function")), CompileOptions.DEFAULT, point, data);
    }

    /**
     * Traces a function of many outputs at a point.
     *
     * @param function returns the outputs, always as many
     * @param point at which it is traced; at least one coordinate
     * @throws ValueReadException if the function reads the value of a variable
     * @throws TraceTooLongException if the code would be larger than the interpreted tape
     * @throws IllegalArgumentException if there is no input or no output
     */
    public static CompiledFunction compileMap(Function<TraceVariable[], TraceVariable[]> function, double... point) {
        return compileMap(new OfPoint<>(function), point, NO_DATA);
    }

    /**
     * Traces a function of many outputs, of a point and of data.
     *
     * @param function of variables as many as point and as many as data, in this order; returns the outputs, always as many
     * @param point at which it is traced; at least one coordinate
     * @param data with which it is traced; later ones are as long
     * @throws ValueReadException if the function reads the value of a variable, data among them
     * @throws TraceTooLongException if the code would be larger than the interpreted tape
     * @throws IllegalArgumentException if there is no input or no output
     */
    public static CompiledFunction compileMap(
            BiFunction<TraceVariable[], TraceVariable[], TraceVariable[]> function, double[] point, double[] data) {
        return compile(
                TracedFunction.ofMany(Objects.requireNonNull(function, "function")),
                CompileOptions.DEFAULT,
                point,
                data);
    }

    static CompiledFunction compile(TracedFunction function, CompileOptions options, double[] point, double[] data) {
        if (point.length == 0) {
            throw new IllegalArgumentException("compile: a function needs at least one input");
        }
        Variants variants = new Variants(function, options);
        variants.trace(point, data);
        int outputs = variants.mostRecent().code.outputs();
        return new CompiledFunction(function, options, variants, point.length, data.length, outputs);
    }

    /** Returns the number of inputs, n. */
    public int inputs() {
        return inputs;
    }

    /** Returns the number of outputs, m. */
    public int outputs() {
        return outputs;
    }

    /**
     * Computes the value of a function of one output.
     *
     * @param x as long as the point it was compiled at
     * @throws IllegalArgumentException if a length is wrong, or there are several outputs
     */
    public double value(double[] x) {
        return value(x, NO_DATA);
    }

    /** Computes the value of a function of one output, with data. */
    public double value(double[] x, double[] data) {
        requireOneOutput("value");
        prepare("value", values, x, data);
        values.outputs = null;
        return variants.evaluate(values);
    }

    /**
     * Computes the outputs.
     *
     * @param x as long as the point it was compiled at
     * @param y of m elements; receives the outputs
     * @throws IllegalArgumentException if a length is wrong
     */
    public void values(double[] x, double[] y) {
        values(x, NO_DATA, y);
    }

    /** Computes the outputs, with data. */
    public void values(double[] x, double[] data, double[] y) {
        requireLength("values", y, outputs, "outputs");
        prepare("values", values, x, data);
        values.outputs = y;
        double value = variants.evaluate(values);
        if (!hasManyOutputs()) {
            y[0] = value;
        }
    }

    /**
     * Computes value and gradient of a function of one output: one reverse pass.
     *
     * @param x as long as the point it was compiled at
     * @param gradient of n elements; receives the derivatives
     * @return the value
     * @throws IllegalArgumentException if a length is wrong, or there are several outputs
     */
    public double gradient(double[] x, double[] gradient) {
        return gradient(x, NO_DATA, gradient);
    }

    /** Computes value and gradient of a function of one output, with data: one reverse pass. */
    public double gradient(double[] x, double[] data, double[] gradient) {
        requireOneOutput("gradient");
        prepareResult("gradient", gradients, x, data, gradient, inputs, "inputs");
        gradients.gradient = gradient;
        gradients.cotangents = null;
        return variants.evaluate(gradients);
    }

    /**
     * Computes value and gradient of a function of one output by forward mode with static sparsity: in one forward pass, every
     * value carries the tangents of just those inputs that can reach it. The cost does not depend on n where values rest on few
     * inputs, or are sums of such that are used linearly; it is up to n passes' where they rest on all.
     *
     * @param x as long as the point it was compiled at
     * @param gradient of n elements; receives the derivatives
     * @return the value
     * @throws IllegalArgumentException if a length is wrong, or there are several outputs
     * @throws TraceTooLongException if the tangents of values in memory would take too much room
     */
    public double gradientBySupport(double[] x, double[] gradient) {
        return gradientBySupport(x, NO_DATA, gradient);
    }

    /** Computes value and gradient of a function of one output by forward mode with static sparsity, with data. */
    public double gradientBySupport(double[] x, double[] data, double[] gradient) {
        requireOneOutput("gradientBySupport");
        prepareResult("gradientBySupport", supportGradients, x, data, gradient, inputs, "inputs");
        supportGradients.gradient = gradient;
        return variants.evaluate(supportGradients);
    }

    /**
     * Returns in how many forward passes {@link #gradientBySupport} computes the gradient: one, or several with a part of the
     * components each, where the tangents of values in memory would take more than 256 MB.
     */
    public int passesBySupport() {
        requireOneOutput("passesBySupport");
        return variants.mostRecent().code.of(SweepKind.SUPPORT).tangents.passes();
    }

    /**
     * Computes the Jacobian of a function of many outputs by forward mode with static sparsity: in one forward pass, straight
     * into its entries.
     *
     * @param x as long as the point it was compiled at
     * @param jacobian m arrays of n elements; receive the rows
     * @throws IllegalArgumentException if a length is wrong, or there is one output
     * @throws TraceTooLongException if the tangents of values in memory would take too much room
     */
    public void jacobianBySupport(double[] x, double[][] jacobian) {
        requireManyOutputs("jacobianBySupport");
        matrix("jacobianBySupport", supportJacobians, x, NO_DATA, jacobian, outputs);
    }

    /**
     * Computes the entries of the Jacobian by forward mode with static sparsity, with data.
     *
     * @param entries as many as {@link #jacobianPattern} has at x, in its order
     * @throws IllegalArgumentException if a length is wrong, or there is one output
     * @throws TraceTooLongException if the tangents of values in memory would take too much room
     */
    public void jacobianBySupport(double[] x, double[] data, double[] entries) {
        requireManyOutputs("jacobianBySupport");
        entries("jacobianBySupport", supportJacobians, x, data, entries);
    }

    private void requireManyOutputs(String method) {
        if (!hasManyOutputs()) {
            throw new IllegalArgumentException(
                    method + ": a function of one output; use gradientBySupport, or compile it by compileMap");
        }
    }

    /**
     * Computes the tangent of the outputs in a direction, J·v: one forward pass.
     *
     * @param x as long as the point it was compiled at
     * @param v the direction, of n elements
     * @param dy of m elements; receives the tangent
     * @return the value of a function of one output, else 0
     * @throws IllegalArgumentException if a length is wrong
     */
    public double jvp(double[] x, double[] v, double[] dy) {
        return jvp(x, NO_DATA, new double[][] {v}, new double[][] {dy});
    }

    /**
     * Computes the tangents of the outputs in k directions: a forward pass for each four, from twelve on for up to 64.
     *
     * @param x as long as the point it was compiled at
     * @param v k directions of n elements
     * @param dy k arrays of m elements, all different; receive the tangents
     * @return the value of a function of one output, else 0
     * @throws IllegalArgumentException if a length is wrong
     */
    public double jvp(double[] x, double[][] v, double[][] dy) {
        return jvp(x, NO_DATA, v, dy);
    }

    /** Computes the tangents of the outputs in k directions, with data. */
    public double jvp(double[] x, double[] data, double[][] v, double[][] dy) {
        seed("jvp", tangents, x, data, v, inputs, dy, outputs);
        tangents.outputs = outputsOfPasses();
        return variants.evaluate(tangents);
    }

    /** Returns the array that passes store the outputs in, which nobody reads; null for one output. */
    private double[] outputsOfPasses() {
        if (unread == null && hasManyOutputs()) {
            unread = new double[outputs];
        }
        return unread;
    }

    /**
     * Computes the derivatives of the outputs with respect to some inputs: one forward pass in as many unit directions.
     *
     * @param x as long as the point it was compiled at
     * @param first the first of the inputs
     * @param partials m arrays, all as long as there are such inputs; receive the derivatives of each output
     * @return the value of a function of one output, else 0
     * @throws IllegalArgumentException if a length is wrong, or there are no such inputs
     */
    public double partials(double[] x, int first, double[][] partials) {
        return partials(x, NO_DATA, first, partials);
    }

    /** Computes the derivatives of the outputs with respect to some inputs, with data. */
    public double partials(double[] x, double[] data, int first, double[][] partials) {
        if (partials.length != outputs) {
            throw new IllegalArgumentException("partials: " + partials.length + " arrays for " + outputs + " outputs");
        }
        int count = partials[0].length;
        for (double[] row : partials) {
            requireLength("partials", row, count, "inputs");
        }
        if (count == 0 || first < 0 || first > inputs - count) {
            throw new IllegalArgumentException(
                    "partials: inputs " + first + " to " + (first + count - 1) + " of " + inputs);
        }
        prepare("partials", partialDerivatives, x, data);
        partialDerivatives.choose(inputs, first, partials, outputsOfPasses());
        return variants.evaluate(partialDerivatives);
    }

    /**
     * Computes the gradient of the outputs' sum weighted by w, Jᵀ·w: one reverse pass.
     *
     * @param x as long as the point it was compiled at
     * @param w the weights of the outputs, of m elements
     * @param dx of n elements; receives the gradient
     * @throws IllegalArgumentException if a length is wrong
     */
    public void vjp(double[] x, double[] w, double[] dx) {
        vjp(x, NO_DATA, new double[][] {w}, new double[][] {dx});
    }

    /**
     * Computes the gradients of k weighted sums of the outputs: a reverse pass for each four, from twelve on for up to 64.
     *
     * @param x as long as the point it was compiled at
     * @param w k arrays of weights of m elements
     * @param dx k arrays of n elements, all different; receive the gradients
     * @throws IllegalArgumentException if a length is wrong
     */
    public void vjp(double[] x, double[][] w, double[][] dx) {
        vjp(x, NO_DATA, w, dx);
    }

    /** Computes the gradients of k weighted sums of the outputs, with data. */
    public void vjp(double[] x, double[] data, double[][] w, double[][] dx) {
        seed("vjp", cotangents, x, data, w, outputs, dx, inputs);
        if (!hasManyOutputs()) {
            scaledGradient(w, dx);
        } else if (w.length == 1) {
            prepare("vjp", gradients, x, data);
            gradients.cotangents = w[0];
            gradients.gradient = dx[0];
            variants.evaluate(gradients);
        } else {
            variants.evaluate(cotangents);
        }
    }

    /** Computes the gradient of the one output, and multiplies it by each weight. */
    private void scaledGradient(double[][] w, double[][] dx) {
        double[] gradient = new double[inputs];
        gradient(cotangents.point, cotangents.data, gradient);
        for (int k = 0; k < w.length; k++) {
            for (int i = 0; i < inputs; i++) {
                dx[k][i] = ChainRule.times(gradient[i], w[k][0]);
            }
        }
    }

    /**
     * Computes value, gradient and the product of the Hessian with a direction: one pass of forward over reverse mode.
     *
     * @param x as long as the point it was compiled at
     * @param v the direction, of n elements
     * @param gradient of n elements; receives the gradient
     * @param hv of n elements; receives the product
     * @return the value
     * @throws IllegalArgumentException if a length is wrong, there are several outputs, or a gate has no second derivatives
     */
    public double hvp(double[] x, double[] v, double[] gradient, double[] hv) {
        return hvp(x, NO_DATA, new double[][] {v}, gradient, new double[][] {hv});
    }

    /**
     * Computes the product of the Hessian with a direction.
     *
     * @return the value
     */
    public double hvp(double[] x, double[] v, double[] hv) {
        return hvp(x, v, new double[inputs], hv);
    }

    /**
     * Computes value, gradient and the products of the Hessian with k directions: a pass for each four, from twelve on for up
     * to 64.
     *
     * @param x as long as the point it was compiled at
     * @param v k directions of n elements
     * @param gradient of n elements; receives the gradient
     * @param hv k arrays of n elements, all different; receive the products
     * @return the value
     * @throws IllegalArgumentException if a length is wrong, there are several outputs, or a gate has no second derivatives
     */
    public double hvp(double[] x, double[][] v, double[] gradient, double[][] hv) {
        return hvp(x, NO_DATA, v, gradient, hv);
    }

    /** Computes value, gradient and the products of the Hessian with k directions, with data. */
    public double hvp(double[] x, double[] data, double[][] v, double[] gradient, double[][] hv) {
        requireOneOutput("hvp");
        requireLength("hvp", gradient, inputs, "inputs");
        seed("hvp", seconds, x, data, v, inputs, hv, inputs);
        seconds.gradient = gradient;
        return variants.evaluate(seconds);
    }

    /**
     * Computes the Jacobian: by columns or by rows, up to four colours of its pattern to a pass, from twelve on up to 64.
     *
     * @param x as long as the point it was compiled at
     * @param jacobian m arrays of n elements; receive the rows
     * @throws IllegalArgumentException if a length is wrong
     */
    public void jacobian(double[] x, double[][] jacobian) {
        jacobian(x, NO_DATA, jacobian);
    }

    /** Computes the Jacobian, with data. */
    public void jacobian(double[] x, double[] data, double[][] jacobian) {
        matrix("jacobian", jacobians, x, data, jacobian, outputs);
    }

    /**
     * Computes the entries of the Jacobian that may differ from zero.
     *
     * @param entries as many as {@link #jacobianPattern} has at x, in its order
     * @throws IllegalArgumentException if a length is wrong
     */
    public void jacobian(double[] x, double[] data, double[] entries) {
        entries("jacobian", jacobians, x, data, entries);
    }

    /** Returns the pattern of the Jacobian: which elements may differ from zero where comparisons come out as at the last point. */
    public SparsityPattern jacobianPattern() {
        return variants.mostRecent().code.jacobian().pattern();
    }

    /**
     * Computes the Hessian of a function of one output: up to four colours of its pattern to a pass, from twelve on up to 64.
     *
     * @param x as long as the point it was compiled at
     * @param hessian n arrays of n elements; receive the rows
     * @throws IllegalArgumentException if a length is wrong, there are several outputs, or a gate has no second derivatives
     */
    public void hessian(double[] x, double[][] hessian) {
        hessian(x, NO_DATA, hessian);
    }

    /** Computes the Hessian of a function of one output, with data. */
    public void hessian(double[] x, double[] data, double[][] hessian) {
        requireOneOutput("hessian");
        matrix("hessian", hessians, x, data, hessian, inputs);
    }

    /**
     * Computes the entries of the Hessian that may differ from zero.
     *
     * @param entries as many as {@link #hessianPattern} has at x, in its order
     * @throws IllegalArgumentException if a length is wrong, there are several outputs, or a gate has no second derivatives
     */
    public void hessian(double[] x, double[] data, double[] entries) {
        requireOneOutput("hessian");
        entries("hessian", hessians, x, data, entries);
    }

    /** Returns the pattern of the Hessian: which elements may differ from zero where comparisons come out as at the last point. */
    public SparsityPattern hessianPattern() {
        requireOneOutput("hessianPattern");
        return variants.mostRecent().code.hessian().pattern();
    }

    /**
     * Compiles the gradient of a function of one output as a function of n outputs. Its Jacobian is the Hessian: by {@link
     * #jacobianBySupport} a sparse one takes one pass, whatever the number of its colours.
     *
     * @throws IllegalArgumentException if there are several outputs, or a gate has no second derivatives
     * @throws TraceTooLongException if the code would be larger than the interpreted tape
     */
    public CompiledFunction gradientMap() {
        requireOneOutput("gradientMap");
        return variants.mostRecent().code.gradientMap();
    }

    private void matrix(
            String method, MatrixEvaluation evaluation, double[] x, double[] data, double[][] matrix, int rows) {
        if (matrix.length != rows) {
            throw new IllegalArgumentException(method + ": " + matrix.length + " rows, where there are " + rows);
        }
        for (double[] row : matrix) {
            requireLength(method, row, inputs, "inputs");
        }
        prepare(method, evaluation, x, data);
        evaluation.dense = matrix;
        variants.evaluate(evaluation);
    }

    private void entries(String method, MatrixEvaluation evaluation, double[] x, double[] data, double[] entries) {
        prepare(method, evaluation, x, data);
        evaluation.dense = null;
        evaluation.entries = entries;
        variants.evaluate(evaluation);
    }

    private void seed(
            String method,
            SeededEvaluation evaluation,
            double[] x,
            double[] data,
            double[][] seeds,
            int seedLength,
            double[][] results,
            int resultLength) {
        if (seeds.length != results.length || seeds.length == 0) {
            throw new IllegalArgumentException(method + ": " + results.length + " arrays for the results of "
                    + seeds.length + " directions; give as many, and at least one");
        }
        for (int k = 0; k < seeds.length; k++) {
            requireLength(method, seeds[k], seedLength, seedLength == inputs ? "inputs" : "outputs");
            requireLength(method, results[k], resultLength, resultLength == inputs ? "inputs" : "outputs");
            if (results[k] == x
                    || results[k] == data
                    || results[k] == seeds[k]
                    || k > 0 && results[k] == results[k - 1]) {
                throw new IllegalArgumentException(method + ": an array for results is also given for something else");
            }
        }
        prepare(method, evaluation, x, data);
        evaluation.seeds = seeds;
        evaluation.results = results;
    }

    private void prepareResult(
            String method, Evaluation evaluation, double[] x, double[] data, double[] result, int length, String what) {
        requireLength(method, result, length, what);
        if (result == x || result == data) {
            throw new IllegalArgumentException(
                    method + ": the point or the data and the " + method + " are one array; give it two");
        }
        prepare(method, evaluation, x, data);
    }

    private void prepare(String method, Evaluation evaluation, double[] x, double[] data) {
        requireLength(method, x, inputs, "inputs");
        if (data.length != this.data) {
            throw new IllegalArgumentException(method + ": " + data.length + " data for a function of " + this.data);
        }
        evaluation.point = x;
        evaluation.data = data;
    }

    private static void requireLength(String method, double[] array, int length, String what) {
        if (array.length != length) {
            throw new IllegalArgumentException(
                    method + ": an array of " + array.length + " for " + length + " " + what);
        }
    }

    private void requireOneOutput(String method) {
        if (hasManyOutputs()) {
            throw new IllegalArgumentException(method + ": the function was compiled by compileMap, with " + outputs
                    + " outputs; use values, jvp, vjp or jacobian");
        }
    }

    private boolean hasManyOutputs() {
        return function.many() != null;
    }

    /**
     * Writes the function and its derivatives as a Java class that compiles without this function: for review, for ahead-of-time
     * compilation, for native images. Of the library it needs nothing but the table of gates, and that only for gates that are no
     * arithmetic, roots, exponentials or logarithms; {@code exp} and {@code log} are those of {@link Math} there.
     *
     * <p>The class has {@code value}, {@code gradient}, {@code jvp} and {@code hvp}, or for many outputs {@code values},
     * {@code jvp} and {@code vjp}. It is the plain code, without the loop optimisations; comparisons that come out otherwise than
     * at the last point throw; and 0·∞ is NaN in its chain rule.
     *
     * @param className the qualified name of the class
     * @throws IllegalArgumentException if that is no name of a class, if a gate is not one of the table, or if one has no second
     *     derivatives
     */
    public String toSource(String className) {
        return JavaSource.write(variants.mostRecent().code.rolled(), className);
    }

    /** Returns another function of the same code, for another thread. */
    public CompiledFunction copy() {
        return new CompiledFunction(function, options, variants.copy(), inputs, data, outputs);
    }

    /** Returns the time that tracing and compiling took so far, in ns, for all variants; 0 for a copy. */
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

    /** Returns the gates that were traced and that the outputs depend on, in the variant used last. */
    public int gates() {
        return variants.mostRecent().code.gates();
    }

    /** Returns the loops found in the trace of the variant used last, inner ones too; 0 before anything was compiled. */
    public int loops() {
        int loops = 0;
        for (CompiledCode code : variants.mostRecent().code.compiled()) {
            loops = Math.max(loops, code.loops);
        }
        return loops;
    }

    /** Returns the bytecodes of all classes that were compiled for the variant used last. */
    public int codeBytes() {
        int bytes = 0;
        for (CompiledCode code : variants.mostRecent().code.compiled()) {
            bytes += code.codeBytes;
        }
        return bytes;
    }

    /** Returns the bytes of the arrays of the variant used last: recorded values, adjoints, tangents, constants, tables, rows. */
    public long workspaceBytes() {
        return variants.mostRecent().bytes();
    }

    /**
     * Returns the code that was compiled for the variant used last, as text, in the letters of {@link CompiledGradient#code}; where
     * several derivatives were, one after the other.
     */
    public String code() {
        StringBuilder text = new StringBuilder();
        for (CompiledCode code : variants.mostRecent().code.compiled()) {
            text.append(text.isEmpty() ? "" : "\n").append(code.text());
        }
        return text.toString();
    }

    /**
     * Traces the function at a point and returns the program as it is after one pass of the compiler, for each derivative that was
     * compiled for the variant used last. The compiled code is left as it is.
     *
     * @param pass a name from {@link CompiledGradient#passes}
     * @param point as long as the one it was compiled at
     * @param data as long as those it was compiled with
     * @throws IllegalArgumentException if there is no such pass, or a length is wrong
     */
    public String codeAfter(String pass, double[] point, double[] data) {
        if (!CompilePass.isKnown(pass)) {
            throw new IllegalArgumentException("codeAfter: no pass " + pass + "; CompiledGradient.passes() lists them");
        }
        prepare("codeAfter", values, point, data);
        StringBuilder text = new StringBuilder();
        for (SweepKind kind : variants.mostRecent().code.kinds()) {
            PassObserver observer = new PassObserver(pass);
            Pipeline.observe(observer, function.trace(point, data), kind, options);
            text.append(text.isEmpty() ? "" : "\n").append(observer.text());
        }
        return text.toString();
    }
}
