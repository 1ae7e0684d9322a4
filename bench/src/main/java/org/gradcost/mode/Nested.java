package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;

/**
 * The modes for second derivatives, which nest one mode of differentiation in another. The outer mode differentiates the
 * gradient, or the derivative along a direction, that the inner one computes.
 *
 * <table>
 *   <caption>Passes for H·v with n inputs; n times as many for a dense Hessian</caption>
 *   <tr><th>mode</th><th>passes</th><th>a pass is</th></tr>
 *   <tr><td>forward-over-forward</td><td>n</td><td>one evaluation with a tangent of a tangent</td></tr>
 *   <tr><td>forward-over-reverse</td><td>1</td><td>a tape of numbers with a tangent, and its sweep; in
 *       matrix gates a sweep of a tape with tangents besides its values and adjoints</td></tr>
 *   <tr><td>forward-over-reverse-compiled</td><td>1</td><td>a run of the class into which the sweep of a recording with
 *       tangents was compiled</td></tr>
 *   <tr><td>reverse-over-forward</td><td>1</td><td>a recording of numbers with a tangent, and a sweep</td></tr>
 *   <tr><td>reverse-over-reverse</td><td>1</td><td>a sweep over a recording of a tape and its sweep, made once</td></tr>
 * </table>
 */
abstract class Nested implements Mode {

    private final Kind kind;
    private final int order;

    Nested(int order) {
        this(Kind.INTERPRETED, order);
    }

    Nested(Kind kind, int order) {
        this.kind = kind;
        this.order = order;
    }

    @Override
    public final ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.NESTED, kind, order)
                .with(new Usage("second derivatives", "one mode of differentiation inside another", ""));
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.SCALAR);
    }

    @Override
    public String purpose() {
        return "second derivatives";
    }

    @Override
    public List<Granularity> granularities(Problem problem) {
        return problem instanceof SecondOrderProblem second
                ? gates().stream().filter(g -> g.of(second.function())).toList()
                : List.of();
    }

    @Override
    public final boolean manyPasses(Problem problem) {
        return true;
    }
}
