package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;

/**
 * The Jacobian by static support with the partial derivatives of each iteration multiplied in an order of few operations, in
 * general neither that of forward nor that of reverse mode; compare {@link ForwardSupport}, which propagates tangents only.
 */
public final class Preaccumulated extends CompiledMode {

    @Override
    public String name() {
        return "preaccumulated";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.NONE, Kind.SUPPORT, 117)
                .with(new Usage(
                        "Jacobians in which many inputs pass through few intermediate values, and the same operations at every point",
                        "recorded once and compiled; one pass, in which the Jacobian of each iteration is accumulated in an order of few operations",
                        ""));
    }

    @Override
    public String purpose() {
        return "functions of several outputs";
    }

    @Override
    List<Granularity> possible(Problem problem) {
        return problem instanceof MapProblem ? super.possible(problem) : List.of();
    }

    @Override
    public Snippet snippet(Problem problem, Granularity gates, int width) {
        return CompiledSnippets.ofJacobianInOnePass("preaccumulatedJacobian");
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        return SupportEntries.preaccumulated((MapProblem) problem, gates);
    }

    @Override
    public int passes(Problem problem, Granularity gates, int width) {
        return 1;
    }
}
