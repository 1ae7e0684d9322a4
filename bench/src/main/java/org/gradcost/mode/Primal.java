package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;

/** The function without a gradient, in plain {@code double} arithmetic; its time is the unit of all overheads. */
public final class Primal implements Mode {

    @Override
    public String name() {
        return "primal";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.NONE, Kind.PRIMAL, 0);
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.PLAIN);
    }

    @Override
    public boolean hasKernels(Granularity gates) {
        return true;
    }

    @Override
    public boolean differentiates() {
        return false;
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        return (x, gradient) -> problem.primal(x);
    }
}
