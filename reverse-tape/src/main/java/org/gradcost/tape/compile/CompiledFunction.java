package org.gradcost.tape.compile;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gradcost.sparse.SparsityPattern;

/**
 * A compiled function with its derivatives: values, gradients, Jacobians and Hessians, and products of these with vectors.
 * The function is recorded once; each derivative is compiled from the same trace when it is first requested.
 *
 * <pre>{@code
 * CompiledFunction f = CompiledFunction.compile(x -> x[0].multiply(x[1]).sin(), 3, -4);
 * double value = f.gradient(x, g);        // reverse mode, one pass
 * double same = f.jvp(x, v, dy);          // forward mode, one pass for each direction
 * double again = f.hvp(x, v, g, hv);      // forward over reverse, one pass for each direction
 * }</pre>
 *
 * <p>All derivatives follow the rules of {@link CompiledGradient}: the function is evaluated once, at the given point, and
 * must apply the same gates elsewhere; comparisons are compiled as guards, with a variant for each outcome; data may change
 * from call to call and are not differentiated; 0·∞ is 0 in the chain rule; results that compiled code cannot give are
 * computed by interpreted numbers. Patterns, {@link #passesBySupport}, {@link #gradientMap} and {@link #toSource} are those of
 * the last point also if its outcome has no variant.
 *
 * <p>A pass evaluates the function once, together with the derivatives in up to four directions, or in up to 128 directions
 * stored in rows, which are used from nine directions on. In units of the function in plain loops, a forward pass costs 0.3
 * to 4 with one direction and 0.9 to 6 with four, and a reverse pass 0.4 to 4.5; a forward-over-reverse pass costs 1.2 to 5
 * gradients.
 *
 * <p>If the work arrays of a derivative, together with those of the others, would take more than three quarters of the maximum
 * heap, it is refused by a {@link TraceTooLongException} before they are allocated. Directions in rows are taken fewer at a
 * time first, except by {@link #partials(double[], int, double[][]) partials} and
 * {@link #jvpInRows(double[], double[][], double[][]) jvpInRows}.
 *
 * <p>In the descriptions, n is the number of inputs and m the number of outputs, which is 1 for a function made by
 * {@link #compile}. Points, directions and gradients have n elements; tangents and weights of the outputs have m.
 *
 * <p>An instance must not be used by several threads; simultaneous calls are detected and throw a
 * {@link java.util.ConcurrentModificationException}. {@link #copy} returns an instance for another thread, which shares the
 * code.
 *
 * <p>Compilation needs ASM ({@code org.ow2.asm:asm}; on the module path the module {@code org.objectweb.asm}). Where it is
 * missing, an {@link IllegalStateException} says what to add.
 *
 * <p>Source: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, chapters 3, 5 and 8.
 */
public final class CompiledFunction {

    private static final double[] NO_DATA = {};

    private final TracedFunction function;
    private final CompileOptions options;
    private final Variants variants;
    private final FunctionShape shape;

    private final ValueEvaluation values = new ValueEvaluation();
    private final GradientEvaluation gradients = new GradientEvaluation(SweepKind.GRADIENT);
    private final GradientEvaluation supportGradients = new GradientEvaluation(SweepKind.SUPPORT);
    private final SupportJacobianEvaluation supportJacobians = SupportJacobianEvaluation.forward();
    private final SupportJacobianEvaluation preaccumulated = SupportJacobianEvaluation.preaccumulated();
    private final SeededEvaluation tangents = new SeededEvaluation(SweepKind.Operation.TANGENT);
    private final RowEvaluation tangentsInRows = new RowEvaluation(SweepKind.Operation.TANGENT);
    private final WeightedSumsEvaluation weightedSums;
    private final SeededEvaluation seconds = new SeededEvaluation(SweepKind.Operation.SECOND);
    private final PartialsEvaluation partialDerivatives = new PartialsEvaluation();
    private final MatrixEvaluation jacobians = new MatrixEvaluation(false);
    private final MatrixEvaluation hessians = new MatrixEvaluation(true);

    private double[] unread;

    private CompiledFunction(TracedFunction function, CompileOptions options, Variants variants, FunctionShape shape) {
        this.function = function;
        this.options = options;
        this.variants = variants;
        this.shape = shape;
        this.weightedSums = new WeightedSumsEvaluation(shape.isMap());
    }

    /**
     * Returns a compiled function of one output, which is traced at a point.
     *
     * @param function the function; a generic one over {@code CalculusFieldElement<T>} can be passed, e.g.
     *     {@code problem::scalar}
     * @param point a point at which the function applies the same gates as elsewhere, with at least one coordinate
     * @throws ValueReadException if the function reads the value of a variable
     * @throws TraceTooLongException if the code would be larger than the interpreted tape
     * @throws IllegalArgumentException if there is no input
     */
    public static CompiledFunction compile(Function<TraceVariable[], TraceVariable> function, double... point) {
        return compile(new OfPoint<>(function), point, NO_DATA);
    }

    /**
     * Returns a compiled function of one output that depends on a point and on data.
     *
     * @param function the function; its first argument has the variables of the point, its second one those of the data
     * @param point the point at which the function is traced, with at least one coordinate
     * @param data the data with which the function is traced; later data must have the same length
     * @throws ValueReadException if the function reads the value of a variable, including those of the data
     * @throws TraceTooLongException if the code would be larger than the interpreted tape
     * @throws IllegalArgumentException if there is no input
     */
    public static CompiledFunction compile(
            BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function, double[] point, double[] data) {
        return compile(
                TracedFunction.of(Objects.requireNonNull(function, "function")), CompileOptions.DEFAULT, point, data);
    }

    /**
     * Returns a compiled function of several outputs, which is traced at a point.
     *
     * @param function returns the outputs, whose number must always be the same
     * @param point a point at which the function applies the same gates as elsewhere, with at least one coordinate
     * @throws ValueReadException if the function reads the value of a variable
     * @throws TraceTooLongException if the code would be larger than the interpreted tape
     * @throws IllegalArgumentException if there is no input or no output
     */
    public static CompiledFunction compileMap(Function<TraceVariable[], TraceVariable[]> function, double... point) {
        return compileMap(new OfPoint<>(function), point, NO_DATA);
    }

    /**
     * Returns a compiled function of several outputs that depends on a point and on data.
     *
     * @param function the function; its first argument has the variables of the point, its second one those of the data. It
     *     returns the outputs, whose number must always be the same
     * @param point the point at which the function is traced, with at least one coordinate
     * @param data the data with which the function is traced; later data must have the same length
     * @throws ValueReadException if the function reads the value of a variable, including those of the data
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
        FunctionShape shape = new FunctionShape(point.length, data.length, outputs, function.many() != null);
        return new CompiledFunction(function, options, variants, shape);
    }

    /** Returns the number n of inputs. */
    public int inputs() {
        return shape.inputs();
    }

    /** Returns the number m of outputs. */
    public int outputs() {
        return shape.outputs();
    }

    /**
     * Returns the value of a function of one output.
     *
     * @param x the point, n elements
     * @throws IllegalArgumentException if a length is wrong, or there are several outputs
     */
    public double value(double[] x) {
        return value(x, NO_DATA);
    }

    /** Returns the value of a function of one output, with data. */
    public double value(double[] x, double[] data) {
        shape.requireOneOutput("value");
        shape.requireArguments("value", x, data);
        return variants.evaluate(values.call(x, data, null));
    }

    /**
     * Computes the outputs.
     *
     * @param x the point, n elements
     * @param y an array of m elements, which receives the outputs
     * @throws IllegalArgumentException if a length is wrong
     */
    public void values(double[] x, double[] y) {
        values(x, NO_DATA, y);
    }

    /** Computes the outputs, with data. */
    public void values(double[] x, double[] data, double[] y) {
        shape.requireOutputs("values", x, data, y);
        double value = variants.evaluate(values.call(x, data, y));
        if (!shape.isMap()) {
            y[0] = value;
        }
    }

    /**
     * Computes value and gradient of a function of one output, in one reverse pass.
     *
     * @param x the point, n elements
     * @param gradient an array of n elements other than {@code x}, which receives the derivatives
     * @return the value
     * @throws IllegalArgumentException if a length is wrong, the arrays are the same, or there are several outputs
     */
    public double gradient(double[] x, double[] gradient) {
        return gradient(x, NO_DATA, gradient);
    }

    /** Computes value and gradient of a function of one output, with data, in one reverse pass. */
    public double gradient(double[] x, double[] data, double[] gradient) {
        shape.requireOneOutput("gradient");
        shape.requireGradient("gradient", x, data, gradient);
        return variants.evaluate(gradients.call(x, data, gradient));
    }

    /**
     * Computes value and gradient of a function of one output by forward mode with static sparsity. In one forward pass,
     * each value has tangents with respect to only those inputs on which it depends. If each value depends on few inputs, or
     * is a sum of such values that is only used linearly, the cost in units of the function does not grow with n; if values
     * depend on all inputs, the pass costs as much as up to n ordinary forward passes.
     *
     * @param x the point, n elements
     * @param gradient an array of n elements other than {@code x}, which receives the derivatives
     * @return the value
     * @throws IllegalArgumentException if a length is wrong, the arrays are the same, or there are several outputs
     * @throws TraceTooLongException if the tangents of values in memory would take too much memory
     */
    public double gradientBySupport(double[] x, double[] gradient) {
        return gradientBySupport(x, NO_DATA, gradient);
    }

    /** Computes value and gradient of a function of one output by forward mode with static sparsity, with data. */
    public double gradientBySupport(double[] x, double[] data, double[] gradient) {
        shape.requireOneOutput("gradientBySupport");
        shape.requireGradient("gradientBySupport", x, data, gradient);
        return variants.evaluate(supportGradients.call(x, data, gradient));
    }

    /**
     * Returns the number of forward passes of {@link #gradientBySupport}. It is 1, unless the tangents of values in memory
     * would take more than 256 MB, or three eighths of the heap; each pass then computes a part of the gradient. The code is compiled if it has not been
     * yet.
     *
     * @throws IllegalArgumentException if there are several outputs
     */
    public int passesBySupport() {
        shape.requireOneOutput("passesBySupport");
        return variants.atLastPoint().of(SweepKind.SUPPORT).tangents.passes();
    }

    /**
     * Computes the Jacobian of a function of several outputs by forward mode with static sparsity, in one forward pass.
     *
     * @param x the point, n elements
     * @param jacobian m arrays of n elements, which receive the rows
     * @throws IllegalArgumentException if a length is wrong, or if the function was not made by {@code compileMap}
     * @throws TraceTooLongException if the tangents of values in memory would take too much memory
     */
    public void jacobianBySupport(double[] x, double[][] jacobian) {
        shape.requireMap("jacobianBySupport");
        shape.requireJacobian("jacobianBySupport", x, NO_DATA, jacobian);
        variants.evaluate(supportJacobians.withOutputs(null).call(x, NO_DATA, jacobian));
    }

    /**
     * Computes the entries of the Jacobian that may be nonzero by forward mode with static sparsity, with data, in one
     * forward pass.
     *
     * @param entries an array with one element for each entry of the {@link #jacobianPattern} at x, in its order
     * @throws IllegalArgumentException if a length is wrong, or if the function was not made by {@code compileMap}
     * @throws TraceTooLongException if the tangents of values in memory would take too much memory
     */
    public void jacobianBySupport(double[] x, double[] data, double[] entries) {
        shape.requireMap("jacobianBySupport");
        shape.requireEntries("jacobianBySupport", x, data, entries);
        variants.evaluate(supportJacobians.withOutputs(null).call(x, data, entries));
        supportJacobians.requireWritten();
    }

    /**
     * Computes the outputs, and the entries of the Jacobian that may be nonzero, by forward mode with static sparsity, with data,
     * in one forward pass.
     *
     * @param outputs an array of m elements, which receives the outputs
     * @param entries an array with one element for each entry of the {@link #jacobianPattern} at x, in its order
     * @throws IllegalArgumentException if a length is wrong, or if the function was not made by {@code compileMap}
     * @throws TraceTooLongException if the tangents of values in memory would take too much memory
     */
    public void jacobianBySupport(double[] x, double[] data, double[] outputs, double[] entries) {
        shape.requireMap("jacobianBySupport");
        shape.requireEntries("jacobianBySupport", x, data, outputs, entries);
        variants.evaluate(supportJacobians.withOutputs(outputs).call(x, data, entries));
        supportJacobians.requireWritten();
    }

    /**
     * Computes the outputs and the Jacobian as {@link #jacobianBySupport(double[], double[], double[], double[])} does, with the
     * Jacobian of each iteration of a loop preaccumulated: its partial derivatives are multiplied in an order of few operations,
     * which is in general neither that of forward nor that of reverse mode (Griewank and Walther, chapter 10). This pays where many
     * inputs pass through few intermediate values, as the parameters of a camera do in bundle adjustment.
     *
     * @param outputs an array of m elements, which receives the outputs
     * @param entries an array with one element for each entry of the {@link #jacobianPattern} at x, in its order
     * @throws IllegalArgumentException if a length is wrong, or if the function was not made by {@code compileMap}
     * @throws TraceTooLongException if the tangents of values in memory would take too much memory
     */
    public void preaccumulatedJacobian(double[] x, double[] data, double[] outputs, double[] entries) {
        shape.requireMap("preaccumulatedJacobian");
        shape.requireEntries("preaccumulatedJacobian", x, data, outputs, entries);
        variants.evaluate(preaccumulated.withOutputs(outputs).call(x, data, entries));
        preaccumulated.requireWritten();
    }

    /**
     * Computes the Jacobian-vector product J·v, the tangent of the outputs in a direction, in one forward pass.
     *
     * @param x the point, n elements
     * @param v the direction, n elements
     * @param dy an array of m elements, which receives the tangent
     * @return the value of a function of one output, otherwise 0
     * @throws IllegalArgumentException if a length is wrong
     */
    public double jvp(double[] x, double[] v, double[] dy) {
        return jvp(x, NO_DATA, new double[][] {v}, new double[][] {dy});
    }

    /**
     * Computes the tangents of the outputs in k directions. A forward pass takes up to four directions, or up to 128 if k is
     * at least 9.
     *
     * @param x the point, n elements
     * @param v k directions of n elements
     * @param dy k different arrays of m elements, which receive the tangents
     * @return the value of a function of one output, otherwise 0
     * @throws IllegalArgumentException if a length is wrong
     */
    public double jvp(double[] x, double[][] v, double[][] dy) {
        return jvp(x, NO_DATA, v, dy);
    }

    /** Computes the tangents of the outputs in k directions, with data. */
    public double jvp(double[] x, double[] data, double[][] v, double[][] dy) {
        shape.requireTangents("jvp", x, data, v, dy);
        tangents.outputs = unreadOutputs();
        return variants.evaluate(tangents.call(x, data, v, dy));
    }

    /**
     * Computes the tangents of the outputs in k directions that are stored in rows, in one forward pass. This is the layout in
     * which passes of many directions compute: {@link #jvp(double[], double[][], double[][]) jvp} first copies its directions
     * to rows, which takes as long as the pass if the function costs only a few operations an input.
     *
     * @param x the point, n elements
     * @param v a row of k elements for each of the n inputs: its component in each direction; rows may be one array
     * @param dy m different rows of k elements, which receive the tangents of each output
     * @return the value of a function of one output, otherwise 0
     * @throws IllegalArgumentException if a length is wrong
     * @throws TraceTooLongException if the tangents in k directions would take too much memory
     */
    public double jvpInRows(double[] x, double[][] v, double[][] dy) {
        return jvpInRows(x, NO_DATA, v, dy);
    }

    /** Computes the tangents of the outputs in k directions that are stored in rows, with data. */
    public double jvpInRows(double[] x, double[] data, double[][] v, double[][] dy) {
        shape.requireTangentsInRows("jvpInRows", x, data, v, dy);
        tangentsInRows.point = x;
        tangentsInRows.data = data;
        tangentsInRows.seeds = v;
        tangentsInRows.results = dy;
        tangentsInRows.outputs = unreadOutputs();
        return variants.evaluate(tangentsInRows);
    }

    /** Returns an array for outputs that passes store but nobody reads; null for a function of one output. */
    private double[] unreadOutputs() {
        if (unread == null && shape.isMap()) {
            unread = new double[shape.outputs()];
        }
        return unread;
    }

    /**
     * Computes the derivatives of the outputs with respect to consecutive inputs, by forward mode with one unit direction
     * for each of them.
     *
     * @param x the point, n elements
     * @param first the index of the first of these inputs
     * @param partials m arrays with one element for each of these inputs, which receive the derivatives of each output
     * @return the value of a function of one output, otherwise 0
     * @throws IllegalArgumentException if a length is wrong, or there are no such inputs
     * @throws TraceTooLongException if the tangents by so many inputs would take too much memory
     */
    public double partials(double[] x, int first, double[][] partials) {
        return partials(x, NO_DATA, first, partials);
    }

    /** Computes the derivatives of the outputs with respect to consecutive inputs, with data. */
    public double partials(double[] x, double[] data, int first, double[][] partials) {
        shape.requirePartials("partials", x, data, first, partials);
        return variants.evaluate(partialDerivatives.call(x, data, first, partials, unreadOutputs()));
    }

    /**
     * Computes the vector-Jacobian product Jᵀ·w, the gradient of the weighted sum of the outputs, in one reverse pass.
     *
     * @param x the point, n elements
     * @param w the weights of the outputs, m elements
     * @param dx an array of n elements, which receives the gradient
     * @throws IllegalArgumentException if a length is wrong
     */
    public void vjp(double[] x, double[] w, double[] dx) {
        vjp(x, NO_DATA, new double[][] {w}, new double[][] {dx});
    }

    /**
     * Computes the gradients of k weighted sums of the outputs. A reverse pass takes up to four sums, or up to 128 if k is at
     * least 9; a function of one output needs a single pass.
     *
     * @param x the point, n elements
     * @param w k arrays of weights, of m elements each
     * @param dx k different arrays of n elements, which receive the gradients
     * @throws IllegalArgumentException if a length is wrong
     */
    public void vjp(double[] x, double[][] w, double[][] dx) {
        vjp(x, NO_DATA, w, dx);
    }

    /** Computes the gradients of k weighted sums of the outputs, with data. */
    public void vjp(double[] x, double[] data, double[][] w, double[][] dx) {
        shape.requireCotangents("vjp", x, data, w, dx);
        variants.evaluate(weightedSums.call(x, data, w, dx));
    }

    /**
     * Computes value, gradient and the product of the Hessian with a direction, in one forward-over-reverse pass.
     *
     * @param x the point, n elements
     * @param v the direction, n elements
     * @param gradient an array of n elements, which receives the gradient
     * @param hv an array of n elements, which receives the product
     * @return the value
     * @throws IllegalArgumentException if a length is wrong, there are several outputs, or a gate has no second derivatives
     */
    public double hvp(double[] x, double[] v, double[] gradient, double[] hv) {
        return hvp(x, NO_DATA, new double[][] {v}, gradient, new double[][] {hv});
    }

    /**
     * Computes value and the product of the Hessian with a direction, in one forward-over-reverse pass.
     *
     * @param x the point, n elements
     * @param v the direction, n elements
     * @param hv an array of n elements, which receives the product
     * @return the value
     * @throws IllegalArgumentException if a length is wrong, there are several outputs, or a gate has no second derivatives
     */
    public double hvp(double[] x, double[] v, double[] hv) {
        return hvp(x, v, new double[shape.inputs()], hv);
    }

    /**
     * Computes value, gradient and the products of the Hessian with k directions. A forward-over-reverse pass takes up to
     * four directions, or up to 128 if k is at least 9.
     *
     * @param x the point, n elements
     * @param v k directions of n elements
     * @param gradient an array of n elements, which receives the gradient
     * @param hv k different arrays of n elements, which receive the products
     * @return the value
     * @throws IllegalArgumentException if a length is wrong, there are several outputs, or a gate has no second derivatives
     */
    public double hvp(double[] x, double[][] v, double[] gradient, double[][] hv) {
        return hvp(x, NO_DATA, v, gradient, hv);
    }

    /** Computes value, gradient and the products of the Hessian with k directions, with data. */
    public double hvp(double[] x, double[] data, double[][] v, double[] gradient, double[][] hv) {
        shape.requireOneOutput("hvp");
        shape.requireSecond("hvp", x, data, v, gradient, hv);
        seconds.gradient = gradient;
        return variants.evaluate(seconds.call(x, data, v, hv));
    }

    /**
     * Computes the Jacobian, by columns (forward mode) or rows (reverse mode), whichever takes fewer passes. Columns or rows
     * of the same colour of the sparsity pattern share a direction; a pass takes up to four directions, or up to 128 if there
     * are at least 9.
     *
     * @param x the point, n elements
     * @param jacobian m arrays of n elements, which receive the rows
     * @throws IllegalArgumentException if a length is wrong
     */
    public void jacobian(double[] x, double[][] jacobian) {
        jacobian(x, NO_DATA, jacobian);
    }

    /** Computes the Jacobian, with data. */
    public void jacobian(double[] x, double[] data, double[][] jacobian) {
        shape.requireJacobian("jacobian", x, data, jacobian);
        variants.evaluate(jacobians.call(x, data, jacobian));
    }

    /**
     * Computes the entries of the Jacobian that may be nonzero, with data.
     *
     * @param entries an array with one element for each entry of the {@link #jacobianPattern} at x, in its order
     * @throws IllegalArgumentException if a length is wrong
     */
    public void jacobian(double[] x, double[] data, double[] entries) {
        shape.requireEntries("jacobian", x, data, entries);
        variants.evaluate(jacobians.call(x, data, entries));
        jacobians.requireWritten();
    }

    /**
     * Returns the sparsity pattern of the Jacobian, which elements may be nonzero. It is valid at points where all
     * comparisons have the same outcome as at the last point, that of the last call. A call that throws because it was given an
     * array for another number of entries counts, so that it can be repeated with an array for this pattern.
     */
    public SparsityPattern jacobianPattern() {
        return variants.atLastPoint().jacobian().pattern();
    }

    /**
     * Computes the Hessian of a function of one output, by forward over reverse mode. Columns of the same colour of the
     * sparsity pattern share a direction; a pass takes up to four directions, or up to 128 if there are at least 9.
     *
     * @param x the point, n elements
     * @param hessian n arrays of n elements, which receive the rows
     * @throws IllegalArgumentException if a length is wrong, there are several outputs, or a gate has no second derivatives
     */
    public void hessian(double[] x, double[][] hessian) {
        hessian(x, NO_DATA, hessian);
    }

    /** Computes the Hessian of a function of one output, with data. */
    public void hessian(double[] x, double[] data, double[][] hessian) {
        shape.requireOneOutput("hessian");
        shape.requireHessian("hessian", x, data, hessian);
        variants.evaluate(hessians.call(x, data, hessian));
    }

    /**
     * Computes the entries of the Hessian that may be nonzero, with data.
     *
     * @param entries an array with one element for each entry of the {@link #hessianPattern} at x, in its order
     * @throws IllegalArgumentException if a length is wrong, there are several outputs, or a gate has no second derivatives
     */
    public void hessian(double[] x, double[] data, double[] entries) {
        shape.requireOneOutput("hessian");
        shape.requireEntries("hessian", x, data, entries);
        variants.evaluate(hessians.call(x, data, entries));
        hessians.requireWritten();
    }

    /**
     * Returns the sparsity pattern of the Hessian, which elements may be nonzero. It is valid at points where all
     * comparisons have the same outcome as at the last point, as {@link #jacobianPattern} is.
     *
     * @throws IllegalArgumentException if there are several outputs
     */
    public SparsityPattern hessianPattern() {
        shape.requireOneOutput("hessianPattern");
        return variants.atLastPoint().hessian().pattern();
    }

    /**
     * Returns the gradient of a function of one output as a compiled function of n outputs. Its Jacobian is the Hessian,
     * which {@link #jacobianBySupport} computes in one pass, whatever the number of its colours.
     *
     * <p>Its values are those of {@link #gradient}, also where 0·∞ is 0 in the chain rule and where a selection takes the other
     * argument, and at subnormal and infinite points. Slopes of the table's gates add no guards. Values may be NaN only where
     * {@link #gradient} uses the interpreted tape: if an intermediate adjoint overflows, or infinite ones cancel, as in
     * {@code √(x·y − y·x)}, where the gradient is 0.
     *
     * @throws IllegalArgumentException if there are several outputs, or a gate has no second derivatives
     * @throws TraceTooLongException if the code would be larger than the interpreted tape
     */
    public CompiledFunction gradientMap() {
        shape.requireOneOutput("gradientMap");
        return variants.atLastPoint().gradientMap();
    }

    /**
     * Returns the source of a Java class with the function and its derivatives, for review, ahead-of-time compilation or
     * native images. The class only needs this library for gates other than arithmetic, square roots, exponentials and logarithms,
     * which it takes from the table of gates; its {@code exp} and {@code log} are those of {@link Math}.
     *
     * <p>The class has the methods {@code value}, {@code gradient}, {@code jvp} and {@code hvp}, or {@code values},
     * {@code jvp} and {@code vjp} for several outputs. Its code has no loop optimisations. The
     * slopes of gates, selections, {@link TraceVariable#ifLess ifLess} and step functions hold at every point; where the function
     * itself branches by {@link TraceVariable#lessThan lessThan}, the class throws an exception if a comparison has a different
     * outcome than at the last point. Derivatives that are NaN are computed again with strong zeros, but
     * not by the interpreted tape if they still are.
     *
     * @param className the qualified name of the class
     * @throws IllegalArgumentException if the name is not a valid class name, if a gate is not in the table, or if a gate
     *     has no second derivatives
     */
    public String toSource(String className) {
        return JavaSource.write(variants.atLastPoint().rolled(), className);
    }

    /** Returns a copy of this function for use by another thread. It shares the code, but has its own workspace. */
    public CompiledFunction copy() {
        return new CompiledFunction(function, options, variants.copy(), shape);
    }

    /** Returns the time that tracing and compiling have taken so far for all variants, in nanoseconds; 0 for a new copy. */
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

    /** Returns whether the function compares values, so that a point may need a variant of its own. */
    public boolean comparesValues() {
        return variants.mostRecent().code.compares();
    }

    /** Returns the number of traced gates on which the outputs depend, in the variant used last. */
    public int gates() {
        return variants.mostRecent().code.gates();
    }

    /**
     * Returns the number of loops found in the trace of the variant used last, including inner loops; 0 before any
     * compilation.
     */
    public int loops() {
        return variants.mostRecent().code.loops();
    }

    /** Returns the size of the bytecode of all classes that were compiled for the variant used last, in bytes. */
    public int codeBytes() {
        return variants.mostRecent().code.codeBytes();
    }

    /**
     * Returns the size in bytes of the arrays of the variant used last: recorded values, adjoints, tangents, constants,
     * index tables and rows.
     */
    public long workspaceBytes() {
        return variants.mostRecent().bytes();
    }

    /**
     * Returns the code that was compiled for the variant used last, as text in the notation of
     * {@link CompiledGradient#code}. If several derivatives were compiled, their codes follow one another.
     */
    public String code() {
        return variants.mostRecent().code.text();
    }

    /**
     * Returns the program after one pass of the compiler, as text, for each derivative that was compiled for the variant
     * used last. The function is traced at the given point; this object does not change.
     *
     * @param pass the name of a pass, see {@link CompiledGradient#passes}
     * @param point the point, n elements
     * @param data the data, as many as at compilation
     * @throws IllegalArgumentException if there is no such pass, or a length is wrong
     */
    public String codeAfter(String pass, double[] point, double[] data) {
        if (!CompilePass.isKnown(pass)) {
            throw new IllegalArgumentException("codeAfter: no pass " + pass + "; CompiledGradient.passes() lists them");
        }
        shape.requireArguments("codeAfter", point, data);
        StringBuilder text = new StringBuilder();
        for (SweepKind kind : variants.mostRecent().code.kinds()) {
            PassObserver observer = new PassObserver(pass);
            Pipeline.observe(observer, function.trace(point, data), kind, options);
            text.append(text.isEmpty() ? "" : "\n").append(observer.text());
        }
        return text.toString();
    }
}
