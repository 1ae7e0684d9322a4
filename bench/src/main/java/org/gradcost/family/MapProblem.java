package org.gradcost.family;

import org.gradcost.gate.matrix.kernel.Products;
import org.gradcost.sparse.SparsityPattern;
import org.hipparchus.CalculusFieldElement;

/**
 * A function of n inputs with m outputs, at one size. Its derivatives are a Jacobian, given by the values of the
 * {@linkplain SparsityPattern entries} that may be nonzero. Where a single value is needed, it is the sum of the squares of the
 * outputs, which depends on each output and in which no output can cancel another.
 */
public abstract class MapProblem implements Problem {

    private final double[] inputs;
    private final SparsityPattern pattern;
    private final double[] outputs;

    /** Creates a function at a point, with the sparsity pattern of its Jacobian. */
    protected MapProblem(double[] inputs, SparsityPattern pattern) {
        if (inputs.length != pattern.columns()) {
            throw new IllegalArgumentException(
                    inputs.length + " inputs for a Jacobian of " + pattern.columns() + " columns");
        }
        this.inputs = inputs;
        this.pattern = pattern;
        this.outputs = new double[pattern.rows()];
    }

    /** Computes the outputs in plain arithmetic. */
    public abstract void values(double[] x, double[] y);

    /**
     * Computes the Jacobian by hand.
     *
     * @param y receives the outputs
     * @param jacobian receives the entries of the pattern
     */
    public abstract void jacobian(double[] x, double[] y, double[] jacobian);

    /**
     * Evaluates the function, in any mode.
     *
     * @param y receives the outputs
     */
    public abstract <T extends CalculusFieldElement<T>> void scalar(T[] x, T[] y);

    /** Returns the entries of the Jacobian that may be nonzero. */
    public final SparsityPattern pattern() {
        return pattern;
    }

    @Override
    public final double[] inputs() {
        return inputs;
    }

    @Override
    public final int outputs() {
        return pattern.rows();
    }

    @Override
    public final int derivatives() {
        return pattern.entries();
    }

    @Override
    public final double primal(double[] x) {
        values(x, outputs);
        return squares(outputs);
    }

    @Override
    public final double gradient(double[] x, double[] jacobian) {
        jacobian(x, outputs, jacobian);
        return squares(outputs);
    }

    /** Returns the sum of the squared outputs, which is compared as the value of the function. */
    public static double squares(double[] outputs) {
        return Products.dot(outputs, 0, outputs, 0, outputs.length);
    }
}
