package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.Problem;

/** The gradient written by hand: the limit that the other modes approach, and the judge of what they compute. */
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
