package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
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
 *
 * @param hasWidth whether a pass takes several directions
 */
record Nested(String name, boolean hasWidth, Nesting nesting) implements Mode {

    /** What a nesting makes of a function and the directions. */
    private interface Nesting {
        Differentiator of(ScalarCircuit function, Directions directions, int width);
    }

    static final List<Mode> ALL = List.of(
            new Nested("forward-over-forward", false, (f, d, width) -> new SecondOrder.ForwardOverForward(f, d)),
            new Nested("forward-over-reverse", true, SecondOrder::forwardOverReverse),
            new Nested("reverse-over-forward", false, (f, d, width) -> new SecondOrder.ReverseOverForward(f, d)),
            new Nested("reverse-over-reverse", false, (f, d, width) -> new SecondOrder.ReverseOverReverse(f, d)));

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

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        SecondOrderProblem second = (SecondOrderProblem) problem;
        return nesting.of(second.function(), Directions.of(second), width);
    }
}
