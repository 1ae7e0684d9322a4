package org.gradcost.mode;

import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.gradcost.sparse.Colouring;
import org.gradcost.sparse.SeedGroups;

/** Reverse mode for sparse derivatives, with one sweep per colour of the outputs. */
public final class ReverseCompressed extends Compressed {

    @Override
    public String name() {
        return "reverse-compressed";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.REVERSE, Kind.COMPRESSED, 110)
                .with(new Usage("sparse Jacobians and Hessians", "a sweep for each colour of the outputs", ""));
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        if (problem instanceof SecondOrderProblem second) {
            return new SecondOrder.ReverseOverForward(second.function(), Directions.coloured(second));
        }
        MapProblem map = (MapProblem) problem;
        int[] colours = Colouring.ofRows(map.pattern());
        return new ReverseJacobian(map, SeedGroups.ofOutputs(map.pattern(), colours));
    }
}
