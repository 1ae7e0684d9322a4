package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.Problem;

/**
 * Central differences of the plain primal, {@code (f(x + h·e_i) − f(x − h·e_i)) / 2h}: what one does without any
 * differentiation, at two primals an input and with half of the digits.
 *
 * <p>The step is {@code h = ε^(1/3)·max(|x_i|, 0.01)}, which balances the truncation error h² against the rounding error
 * ε/h (Nocedal and Wright, <em>Numerical Optimization</em>, chapter 8.1), and does not step over a singularity at 0 that an
 * input of the order of 0.1 may be near.
 */
final class FiniteDifferences implements Mode {

    private static final double STEP = Math.cbrt(Math.ulp(1.0));
    private static final double SMALL = 0.01;

    @Override
    public String name() {
        return "finite-differences";
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.PLAIN);
    }

    /** ε^(2/3) is what can be had; a few digits are left for curvature. */
    @Override
    public double tolerance() {
        return 1e-6;
    }

    @Override
    public boolean manyPasses() {
        return true;
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        double[] moved = problem.inputs().clone();
        return new Differentiator() {
            @Override
            public int passes() {
                return moved.length;
            }

            @Override
            public double pass(double[] x, int i, double[] gradient) {
                double step = STEP * Math.max(SMALL, Math.abs(x[i]));
                moved[i] = x[i] + step;
                double right = moved[i];
                double above = problem.primal(moved);
                moved[i] = x[i] - step;
                double below = problem.primal(moved);
                // By the step that was taken, not the one that was wanted: x + h is rounded.
                gradient[i] = (above - below) / (right - moved[i]);
                moved[i] = x[i];
                return (above + below) / 2;
            }

            @Override
            public double gradient(double[] x, double[] gradient) {
                System.arraycopy(x, 0, moved, 0, x.length);
                return Differentiator.super.gradient(x, gradient);
            }
        };
    }
}
