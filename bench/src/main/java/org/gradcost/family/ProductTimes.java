package org.gradcost.family;

import java.util.SplittableRandom;

/**
 * The Hessian of Speelpenning's {@link Product} times a direction v. By hand in one go each way: with the prefix and suffix
 * products P and S of x_i, and their derivatives Ṗ and Ṡ along v, {@code (H·v)_i = Ṗ_i·S_i + P_i·Ṡ_i}.
 */
public final class ProductTimes implements Family {

    private final Product product = new Product();

    @Override
    public String name() {
        return "product-hvp";
    }

    @Override
    public String formula() {
        return "H·v, H the Hessian of f = " + product.formula();
    }

    @Override
    public String inputs() {
        return "x " + product.inputs() + ", v in [−1, 1)";
    }

    @Override
    public String source() {
        return product.source();
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public int nearest(int n) {
        return Math.max(2, n);
    }

    @Override
    public Problem problem(int n, long seed) {
        double[] v = new SplittableRandom(~seed).doubles(n, -1, 1).toArray();
        return new Times((ScalarCircuit) product.problem(n, seed), v);
    }

    private static final class Times extends SecondOrderProblem {

        private final double[] prefix;

        Times(ScalarCircuit product, double[] direction) {
            super(product, direction);
            this.prefix = new double[direction.length];
        }

        @Override
        protected void byHand(double[] x, double[] second) {
            double[] v = direction();
            double p = 1;
            double dp = 0;
            for (int i = 0; i < x.length; i++) {
                prefix[i] = p;
                second[i] = dp;
                dp = dp * x[i] + p * v[i];
                p *= x[i];
            }
            double s = 1;
            double ds = 0;
            for (int i = x.length - 1; i >= 0; i--) {
                second[i] = second[i] * s + prefix[i] * ds;
                ds = ds * x[i] + s * v[i];
                s *= x[i];
            }
        }
    }
}
