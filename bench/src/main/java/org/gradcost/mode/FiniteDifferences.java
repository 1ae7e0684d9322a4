package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.gradcost.sparse.SeedGroups;

/**
 * Central differences of the plain primal, {@code (f(x + h·e_i) − f(x − h·e_i)) / 2h}: the usual method without automatic
 * differentiation, which takes two primals per input and yields half of the digits.
 *
 * <p>The step is {@code h = ε^(1/3)·max(|x_i|, 0.01)}, which balances the truncation error h² against the rounding error ε/h
 * (Nocedal and Wright, <em>Numerical Optimization</em>, chapter 8.1). It is small enough not to step over a singularity at 0 near
 * an input of the order of 0.1.
 */
public final class FiniteDifferences implements Mode {

    private static final double STEP = Math.cbrt(Math.ulp(1.0));
    private static final double SMALL = 0.01;

    @Override
    public String name() {
        return "finite-differences";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.NONE, Kind.NUMERIC, 90)
                .with(new Usage(
                        "functions whose code cannot be differentiated",
                        "central differences of the plain code, 2n evaluations",
                        "accept half of the digits"));
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.PLAIN);
    }

    /** Returns 1e-6: central differences reach ε^(2/3) = 4e-11 at best, and high curvature costs a few digits. */
    @Override
    public double tolerance() {
        return 1e-6;
    }

    @Override
    public double tolerance(double value, double norm) {
        return Math.max(tolerance(), rounding(value, norm));
    }

    /**
     * Returns the rounding error of a value, ε·|f|, divided by the distance of the two points for the smallest step and by the
     * norm of the gradient.
     */
    public static double rounding(double value, double norm) {
        return norm > 0 ? Math.ulp(value) / (2 * STEP * SMALL * norm) : 0;
    }

    @Override
    public boolean manyPasses(Problem problem) {
        return true;
    }

    /** Returns false, because a primal may have work arrays, so that it belongs to one thread. */
    @Override
    public boolean hasThreads(Problem problem) {
        return false;
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        if (problem instanceof MapProblem map) {
            return new Jacobian(map);
        }
        if (problem instanceof SecondOrderProblem second) {
            return new OfGradients(second);
        }
        return new Differences(problem) {
            @Override
            public double pass(int i, double[] gradient) {
                double at = x[i];
                double step = step(at);
                double right = at + step;
                double left = at - step;
                x[i] = right;
                double above = problem.primal(x);
                x[i] = left;
                double below = problem.primal(x);
                x[i] = at;
                // Divide by the step that was taken, not the intended one: x + h is rounded.
                gradient[i] = (above - below) / (right - left);
                return (above + below) / 2;
            }
        };
    }

    /** A point with a pass for each of its coordinates, unless overridden. */
    private abstract static class Differences implements ManyPasses {

        final double[] x;

        Differences(Problem problem) {
            this.x = problem.inputs().clone();
        }

        @Override
        public void moveTo(double[] point) {
            System.arraycopy(point, 0, x, 0, x.length);
        }

        @Override
        public int passes() {
            return x.length;
        }
    }

    /** The Jacobian, one column per pass. */
    private static final class Jacobian extends Differences {

        private final MapProblem map;
        private final SeedGroups groups;
        private final double[] above;
        private final double[] below;

        Jacobian(MapProblem map) {
            super(map);
            this.map = map;
            this.groups = SeedGroups.ofEachInput(map.pattern());
            this.above = new double[map.outputs()];
            this.below = new double[map.outputs()];
        }

        @Override
        public double pass(int j, double[] jacobian) {
            double at = x[j];
            double step = step(at);
            double right = at + step;
            double left = at - step;
            x[j] = right;
            map.values(x, above);
            x[j] = left;
            map.values(x, below);
            x[j] = at;
            double squares = 0;
            for (int i = 0; i < above.length; i++) {
                double middle = (above[i] + below[i]) / 2;
                squares += middle * middle;
                above[i] = (above[i] - below[i]) / (right - left);
            }
            groups.take(j, above, jacobian);
            return squares;
        }
    }

    /** Differences of gradients by hand, along one direction per pass. */
    private static final class OfGradients extends Differences {

        private final ScalarCircuit f;
        private final Directions directions;
        private final double[] s;
        private final double[] moved;
        private final double[] above;
        private final double[] below;

        OfGradients(SecondOrderProblem problem) {
            super(problem);
            this.f = problem.function();
            this.directions = Directions.of(problem);
            this.s = new double[x.length];
            this.moved = new double[x.length];
            this.above = new double[x.length];
            this.below = new double[x.length];
        }

        @Override
        public int passes() {
            return directions.count();
        }

        @Override
        public double pass(int g, double[] second) {
            directions.seed(g, s);
            double step = longest();
            double value = (at(step, above) + at(-step, below)) / 2;
            for (int j = 0; j < above.length; j++) {
                above[j] = (above[j] - below[j]) / (2 * step);
            }
            directions.take(g, above, second);
            return value;
        }

        /** Returns the longest step along s that moves no coordinate by more than the step for that coordinate. */
        private double longest() {
            double longest = STEP;
            for (int j = 0; j < s.length; j++) {
                longest = s[j] == 0 ? longest : Math.min(longest, step(x[j]) / Math.abs(s[j]));
            }
            return longest;
        }

        private double at(double step, double[] gradient) {
            for (int j = 0; j < moved.length; j++) {
                moved[j] = x[j] + step * s[j];
            }
            return f.gradient(moved, gradient);
        }
    }

    private static double step(double at) {
        return STEP * Math.max(SMALL, Math.abs(at));
    }
}
