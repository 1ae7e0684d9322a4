package org.gradcost.family.secondorder;

import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.family.analytic.Product;
import org.gradcost.sparse.SparsityPattern;

/**
 * The Hessian of Speelpenning's {@link Product}, which is dense except for its diagonal of zeros: {@code H_ij} is the product of
 * all x but x_i and x_j. By hand it is computed without a division, since a factor may be 0, as the product of the factors before
 * i, between i and j, and after j.
 */
public final class ProductHessian extends HessianFamily {

    public ProductHessian() {
        super(new Product(), SparsityPattern.LARGEST_SQUARE);
    }

    @Override
    SecondOrderProblem of(ScalarCircuit product, long seed) {
        return new Hessian(product);
    }

    private static final class Hessian extends SecondOrderProblem {

        private final double[] after;

        Hessian(ScalarCircuit product) {
            super(product, SparsityPattern.dense(product.inputs().length, product.inputs().length));
            this.after = new double[product.inputs().length + 1];
        }

        @Override
        protected void secondDerivatives(double[] x, double[] second) {
            int n = x.length;
            after[n] = 1;
            for (int j = n - 1; j >= 0; j--) {
                after[j] = x[j] * after[j + 1];
            }
            double before = 1;
            for (int i = 0; i < n; i++) {
                double between = before;
                second[i * n + i] = 0;
                for (int j = i + 1; j < n; j++) {
                    second[i * n + j] = between * after[j + 1];
                    second[j * n + i] = second[i * n + j];
                    between *= x[j];
                }
                before *= x[i];
            }
        }
    }
}
