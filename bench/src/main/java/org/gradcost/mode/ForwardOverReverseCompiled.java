package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.results.ModeTraits.Kind;

/** Forward over reverse mode, recorded once and compiled: one run computes the gradient and H·v for {@code width} directions. */
public final class ForwardOverReverseCompiled extends Nested {

    public ForwardOverReverseCompiled() {
        super(Kind.COMPILED, 133);
    }

    @Override
    public String name() {
        return "forward-over-reverse-compiled";
    }

    @Override
    public List<Granularity> granularities(Problem problem) {
        return Traceable.isPossible(problem) ? super.granularities(problem) : List.of();
    }

    @Override
    public boolean hasWidth() {
        return true;
    }

    @Override
    public Snippet snippet(Problem problem, Granularity gates, int width) {
        return ((SecondOrderProblem) problem).direction() == null
                ? CompiledSnippets.ofSparseHessian()
                : CompiledSnippets.ofProduct();
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        SecondOrderProblem second = (SecondOrderProblem) problem;
        return new SecondPasses(
                Traceable.of(second.function(), gates), TracedDirections.always(Directions.of(second)), width);
    }
}
