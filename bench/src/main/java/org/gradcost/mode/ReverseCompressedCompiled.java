package org.gradcost.mode;

import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.gradcost.sparse.SparsityPattern;
import org.gradcost.tape.compile.CompiledFunction;

/** Compiled reverse mode for sparse Jacobians, with one sweep for every four colours of the outputs. */
public final class ReverseCompressedCompiled extends CompressedCompiled {

    @Override
    public String name() {
        return "reverse-compressed-compiled";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.REVERSE, Kind.COMPRESSED, 116)
                .with(new Usage(
                        "sparse Jacobians, and the same operations at every point",
                        "recorded once and compiled; a sweep for every four colours of the outputs",
                        ""));
    }

    @Override
    boolean takesHessians() {
        return false;
    }

    @Override
    int taken(int width) {
        return CotangentPasses.WIDTH;
    }

    @Override
    Directions colours(SparsityPattern found, SparsityPattern stated) {
        return Directions.ofRows(found, stated);
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        MapProblem map = (MapProblem) problem;
        TracedDirections weights =
                TracedDirections.by(CompiledFunction::jacobianPattern, found -> colours(found, map.pattern()));
        return new CotangentPasses(Traceable.of(map, gates), weights);
    }
}
