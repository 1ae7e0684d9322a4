package org.gradcost.family.secondorder;

import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.family.analytic.Product;

/**
 * The Hessian of Speelpenning's {@link Product} times a direction v. By hand it takes one loop in each direction: with the prefix
 * and suffix products P and S of x_i, and their derivatives Ṗ and Ṡ along v, {@code (H·v)_i = Ṗ_i·S_i + P_i·Ṡ_i}.
 */
public final class ProductHessianVector extends HessianVectorFamily {

    public ProductHessianVector() {
        super(new Product());
    }

    @Override
    SecondOrderProblem along(double[] direction, ScalarCircuit product) {
        return new Times(product, direction);
    }

    private static final class Times extends SecondOrderProblem {

        private final double[] prefix;

        Times(ScalarCircuit product, double[] direction) {
            super(product, direction);
            this.prefix = new double[direction.length];
        }

        @Override
        protected void secondDerivatives(double[] x, double[] second) {
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
