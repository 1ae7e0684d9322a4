package org.gradcost.family.secondorder;

import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.family.analytic.Rosenbrock;

/** The Hessian of {@link Rosenbrock}'s chain times a direction; see {@link RosenbrockHessian}. */
public final class RosenbrockHessianVector extends HessianVectorFamily {

    public RosenbrockHessianVector() {
        super(new Rosenbrock());
    }

    @Override
    SecondOrderProblem along(double[] direction, ScalarCircuit chain) {
        return new Times(chain, direction);
    }

    private static final class Times extends SecondOrderProblem {

        Times(ScalarCircuit chain, double[] direction) {
            super(chain, direction);
        }

        @Override
        protected void secondDerivatives(double[] x, double[] second) {
            double[] v = direction();
            int n = x.length;
            for (int i = 0; i < n; i++) {
                double before = i > 0 ? RosenbrockHessian.beside(x, i - 1) * v[i - 1] : 0;
                double after = i < n - 1 ? RosenbrockHessian.beside(x, i) * v[i + 1] : 0;
                second[i] = before + RosenbrockHessian.diagonal(x, i) * v[i] + after;
            }
        }
    }
}
