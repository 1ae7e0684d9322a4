package org.gradcost.family;

import java.util.SplittableRandom;

/** The Hessian of {@link Rosenbrock}'s chain times a direction: see {@link RosenbrockHessian}. */
public final class RosenbrockProduct implements Family {

    private final Rosenbrock chain = new Rosenbrock();

    @Override
    public String name() {
        return "rosenbrock-hvp";
    }

    @Override
    public String formula() {
        return "H·v, H the Hessian of f = " + chain.formula();
    }

    @Override
    public String inputs() {
        return "x " + chain.inputs() + ", v in [−1, 1)";
    }

    @Override
    public String source() {
        return chain.source();
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public int nearest(int n) {
        return chain.nearest(n);
    }

    @Override
    public Problem problem(int n, long seed) {
        double[] v = new SplittableRandom(~seed).doubles(n, -1, 1).toArray();
        return new Times((ScalarCircuit) chain.problem(n, seed), v);
    }

    private static final class Times extends SecondOrderProblem {

        Times(ScalarCircuit chain, double[] direction) {
            super(chain, direction);
        }

        @Override
        protected void byHand(double[] x, double[] second) {
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
