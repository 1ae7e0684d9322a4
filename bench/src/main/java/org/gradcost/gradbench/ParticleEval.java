package org.gradcost.gradbench;

import static org.gradcost.gradbench.PlainNumbers.numbers;
import static org.gradcost.gradbench.PlainNumbers.plain;

import java.util.List;
import org.gradcost.family.nested.Particle;
import org.gradcost.nested.AdaptiveDescent;
import org.gradcost.nested.Level;

/** The w for which the particle meets the axis at the origin. The letters of a function name the outer and the inner mode. */
final class ParticleEval implements Eval {

    @Override
    public String name() {
        return "particle";
    }

    @Override
    public List<String> functions() {
        return List.of("rr", "ff", "fr", "rf");
    }

    @Override
    public Workload workload(String function, Input input, Choice mode) {
        double w = input.number("w");
        Level outer = Level.of(function.charAt(0));
        Level inner = Level.of(function.charAt(1));
        CompiledParticle e = new CompiledParticle(new Particle(inner), outer);
        return new NestedWorkload(() -> plain(AdaptiveDescent.argmin(e, numbers(w))), outer, inner, true);
    }
}
