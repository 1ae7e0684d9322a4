package org.gradcost.family.secondorder;

import java.util.stream.IntStream;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.family.analytic.Rosenbrock;
import org.gradcost.sparse.SparsityPattern;

/**
 * The Hessian of {@link Rosenbrock}'s chain, which is tridiagonal: {@code H_ii = 1200·x_i² − 400·x_{i+1} + 2} for i &lt; n − 1,
 * plus 200 for i > 0; {@code H_{i,i+1} = −400·x_i}. Three colours suffice for any n.
 */
public final class RosenbrockHessian extends HessianFamily {

    public RosenbrockHessian() {
        super(new Rosenbrock(), Integer.MAX_VALUE / 4);
    }

    @Override
    SecondOrderProblem of(ScalarCircuit chain, long seed) {
        return new Hessian(chain);
    }

    private static final class Hessian extends SecondOrderProblem {

        Hessian(ScalarCircuit chain) {
            super(chain, tridiagonal(chain.inputs().length));
        }

        private static SparsityPattern tridiagonal(int n) {
            int[][] rows = IntStream.range(0, n)
                    .mapToObj(i -> IntStream.rangeClosed(Math.max(0, i - 1), Math.min(n - 1, i + 1))
                            .toArray())
                    .toArray(int[][]::new);
            return SparsityPattern.ofRows(n, rows);
        }

        @Override
        protected void secondDerivatives(double[] x, double[] second) {
            int to = 0;
            for (int i = 0; i < x.length; i++) {
                if (i > 0) {
                    second[to++] = beside(x, i - 1);
                }
                second[to++] = diagonal(x, i);
                if (i < x.length - 1) {
                    second[to++] = beside(x, i);
                }
            }
        }
    }

    /** Returns H_ii. */
    static double diagonal(double[] x, int i) {
        double of = i > 0 ? 200 : 0;
        return i < x.length - 1 ? of + 1200 * x[i] * x[i] - 400 * x[i + 1] + 2 : of;
    }

    /** Returns H_{i,i+1}. */
    static double beside(double[] x, int i) {
        return -400 * x[i];
    }
}
