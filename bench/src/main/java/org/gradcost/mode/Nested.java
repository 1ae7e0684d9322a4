package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;

/**
 * The ways to second derivatives: a mode of differentiation over another. The gradient that the inner one computes, or the
 * derivative along a direction, is differentiated by the outer one.
 *
 * <table>
 *   <caption>Passes for H·v with n inputs; n times as many for a dense Hessian</caption>
 *   <tr><th>mode</th><th>passes</th><th>a pass is</th></tr>
 *   <tr><td>forward-over-forward</td><td>n</td><td>one evaluation with a tangent of a tangent</td></tr>
 *   <tr><td>forward-over-reverse</td><td>1</td><td>a tape of numbers with a tangent, and its sweep</td></tr>
 *   <tr><td>reverse-over-forward</td><td>1</td><td>a recording of numbers with a tangent, and a sweep</td></tr>
 *   <tr><td>reverse-over-reverse</td><td>1</td><td>a sweep over a recording of a tape and its sweep, made once</td></tr>
 * </table>
 */
abstract class Nested implements Mode {

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.SCALAR);
    }

    @Override
    public List<Granularity> granularities(Problem problem) {
        return problem instanceof SecondOrderProblem ? gates() : List.of();
    }

    @Override
    public boolean manyPasses(Problem problem) {
        return true;
    }

    static final class ForwardOverForward extends Nested {

        @Override
        public String name() {
            return "forward-over-forward";
        }

        @Override
        public Differentiator on(Problem problem, Granularity gates, int width) {
            SecondOrderProblem second = (SecondOrderProblem) problem;
            return new SecondOrder.ForwardOverForward(second.function(), Directions.of(second));
        }
    }

    static final class ForwardOverReverse extends Nested {

        @Override
        public String name() {
            return "forward-over-reverse";
        }

        /** Directions a pass. */
        @Override
        public boolean hasWidth() {
            return true;
        }

        @Override
        public Differentiator on(Problem problem, Granularity gates, int width) {
            SecondOrderProblem second = (SecondOrderProblem) problem;
            return new SecondOrder.ForwardOverReverse(second.function(), Directions.of(second), width);
        }
    }

    static final class ReverseOverForward extends Nested {

        @Override
        public String name() {
            return "reverse-over-forward";
        }

        @Override
        public Differentiator on(Problem problem, Granularity gates, int width) {
            SecondOrderProblem second = (SecondOrderProblem) problem;
            return new SecondOrder.ReverseOverForward(second.function(), Directions.of(second));
        }
    }

    static final class ReverseOverReverse extends Nested {

        @Override
        public String name() {
            return "reverse-over-reverse";
        }

        @Override
        public Differentiator on(Problem problem, Granularity gates, int width) {
            SecondOrderProblem second = (SecondOrderProblem) problem;
            return new SecondOrder.ReverseOverReverse(second.function(), Directions.of(second));
        }
    }
}
