package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.Problem;

/** The gradient written by hand: the performance target and the correctness reference. */
final class Hand implements Mode {

    @Override
    public String name() {
        return "hand";
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.PLAIN);
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        return problem::gradient;
    }
}
