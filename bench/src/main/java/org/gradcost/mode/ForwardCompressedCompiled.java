package org.gradcost.mode;

import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.gradcost.sparse.SparsityPattern;
import org.gradcost.tape.compile.CompiledFunction;

/** Compiled forward mode for sparse Jacobians, and compiled forward over reverse mode for sparse Hessians. */
public final class ForwardCompressedCompiled extends CompressedCompiled {

    @Override
    public String name() {
        return "forward-compressed-compiled";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.FORWARD, Kind.COMPRESSED, 113)
                .with(new Usage(
                        "sparse Jacobians and Hessians, and the same operations at every point",
                        "recorded once and compiled; a tangent for each colour of the inputs",
                        ""));
    }

    @Override
    public boolean hasWidth() {
        return true;
    }

    @Override
    boolean takesHessians() {
        return true;
    }

    @Override
    int taken(int width) {
        return width;
    }

    @Override
    Directions colours(SparsityPattern found, SparsityPattern stated) {
        return Directions.ofColumns(found, stated);
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        if (problem instanceof SecondOrderProblem second) {
            TracedDirections directions =
                    TracedDirections.by(CompiledFunction::hessianPattern, found -> colours(found, second.pattern()));
            return new SecondPasses(Traceable.of(second.function(), gates), directions, width);
        }
        MapProblem map = (MapProblem) problem;
        TracedDirections directions =
                TracedDirections.by(CompiledFunction::jacobianPattern, found -> colours(found, map.pattern()));
        return new TangentPasses(Traceable.of(map, gates), directions, width);
    }
}
