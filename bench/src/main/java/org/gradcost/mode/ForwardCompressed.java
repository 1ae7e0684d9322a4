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

/** Forward mode for sparse derivatives, with as many tangents as there are colours of the inputs, in one or several passes. */
public final class ForwardCompressed extends Compressed {

    @Override
    public String name() {
        return "forward-compressed";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.FORWARD, Kind.COMPRESSED, 100)
                .with(new Usage("sparse Jacobians and Hessians", "a tangent for each colour of the inputs", ""));
    }

    @Override
    public boolean hasWidth() {
        return true;
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        if (problem instanceof SecondOrderProblem second) {
            return SecondOrder.forwardOverReverse(second.function(), Directions.coloured(second), width);
        }
        MapProblem map = (MapProblem) problem;
        int[] colours = Colouring.ofColumns(map.pattern());
        return new ForwardJacobian.Wide(map, SeedGroups.ofInputs(map.pattern(), colours), width);
    }
}
