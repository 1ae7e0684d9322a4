package org.gradcost.family;

import java.util.Arrays;
import java.util.Map;
import org.gradcost.dual.Dual;
import org.gradcost.nested.Level;
import org.gradcost.sparse.SparsityPattern;

/**
 * Second derivatives of a function f at one size: its Hessian H, or the product H·v with a direction. Its derivatives are the
 * {@linkplain SparsityPattern entries} of H that may be nonzero, or the n components of H·v.
 *
 * <p>Its primal is the gradient of f by hand, so that an overhead is the time of second derivatives in units of a gradient.
 */
public abstract class SecondOrderProblem implements Problem {

    private final ScalarCircuit function;
    private final SparsityPattern pattern;
    private final double[] direction;
    private final double[] gradient;

    private SecondOrderProblem(ScalarCircuit function, SparsityPattern pattern, double[] direction) {
        this.function = function;
        this.pattern = pattern;
        this.direction = direction;
        this.gradient = new double[function.inputs().length];
    }

    /** Creates the problem of the whole Hessian. */
    protected SecondOrderProblem(ScalarCircuit function, SparsityPattern pattern) {
        this(function, pattern, null);
    }

    /** Creates the problem of the product with a direction, which has as many components as the function has inputs. */
    protected SecondOrderProblem(ScalarCircuit function, double[] direction) {
        this(function, null, direction);
    }

    /**
     * Computes the second derivatives, by hand unless {@link #isByHand} returns false.
     *
     * @param second receives them
     */
    protected abstract void secondDerivatives(double[] x, double[] second);

    /**
     * Returns H·v at a point by a sweep over a tape of numbers with a tangent, which is forward over reverse mode on interpreted
     * numbers.
     */
    public final double[] along(double[] x, double[] v) {
        Dual[] moving = new Dual[x.length];
        Arrays.setAll(moving, j -> Dual.of(x[j], v[j]));
        Dual[] slopes = Level.REVERSE.inner(function::scalar, moving, x.length);
        return Arrays.stream(slopes).mapToDouble(Dual::tangent).toArray();
    }

    /** Returns the function f. */
    public final ScalarCircuit function() {
        return function;
    }

    /** Returns the entries of the Hessian that may be nonzero; null for a product. */
    public final SparsityPattern pattern() {
        return pattern;
    }

    /** Returns the direction v; null for a Hessian. */
    public final double[] direction() {
        return direction;
    }

    @Override
    public final double[] inputs() {
        return function.inputs();
    }

    /** Returns the constants of the function f. */
    @Override
    public final Map<String, Object> constants() {
        return function.constants();
    }

    @Override
    public final int derivatives() {
        return pattern == null ? direction.length : pattern.entries();
    }

    /** Computes the gradient of f by hand. */
    @Override
    public final double primal(double[] x) {
        return function.gradient(x, gradient);
    }

    @Override
    public final double gradient(double[] x, double[] second) {
        secondDerivatives(x, second);
        return function.primal(x);
    }
}
