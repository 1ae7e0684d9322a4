package org.gradcost.peers;

import org.gradcost.family.MatrixCircuit;
import org.gradcost.gate.Elementary;
import org.gradcost.mode.Differentiator;

/**
 * The family {@code helmholtz}. With u = b·x, S = Σ x_i, q = xᵀAx and L the last logarithm of its formula, {@code ∂/∂x_i} is
 * {@code log(x_i/(1 − u)) + 1 + b_i·S/(1 − u) − 2·L·(Ax)_i/(√8·u) + b_i·(q·L/(√8·u²) − q/(u·(1 + 2u − u²)))}; Ax is the work.
 */
final class BlasHelmholtz implements Differentiator {

    private static final double SQRT2 = Math.sqrt(2);
    private static final double SQRT8 = Math.sqrt(8);

    private final double[] b;
    private final BlasMatrix a;
    private final BlasMatrix inputs;
    private final BlasMatrix product;
    private final double[] products;
    private final double[] diluted;
    private final double[] logarithms;
    private final double[] work;

    BlasHelmholtz(MatrixCircuit problem) {
        b = (double[]) problem.constants().get("b");
        int n = b.length;
        a = new BlasMatrix(n, n);
        a.put((double[]) problem.constants().get("a"), 0);
        inputs = new BlasMatrix(n, 1);
        product = new BlasMatrix(n, 1);
        products = new double[n];
        diluted = new double[n];
        logarithms = new double[n];
        work = new double[n];
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        int n = x.length;
        inputs.put(x, 0);
        product.productSymmetric(a, inputs);
        product.get(products, 0);
        double u = 0;
        double sum = 0;
        double q = 0;
        for (int i = 0; i < n; i++) {
            u += b[i] * x[i];
            sum += x[i];
            q += x[i] * products[i];
        }
        double dilution = 1 / (1 - u);
        for (int i = 0; i < n; i++) {
            diluted[i] = x[i] * dilution;
        }
        Elementary.log(n, diluted, logarithms, work);
        double log = Elementary.log((1 + (1 + SQRT2) * u) / (1 + (1 - SQRT2) * u));
        double ofProduct = 2 * log / (SQRT8 * u);
        double ofU = sum * dilution + q * log / (SQRT8 * u * u) - q / (u * (1 + 2 * u - u * u));
        double entropy = 0;
        for (int i = 0; i < n; i++) {
            entropy += x[i] * logarithms[i];
            gradient[i] = logarithms[i] + 1 + b[i] * ofU - products[i] * ofProduct;
        }
        return entropy - q / (SQRT8 * u) * log;
    }
}
