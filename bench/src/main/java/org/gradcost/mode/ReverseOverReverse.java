package org.gradcost.mode;

import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;

/** Reverse over reverse mode: a sweep for every direction over the recording of a tape and its sweep. */
public final class ReverseOverReverse extends Nested {

    public ReverseOverReverse() {
        super(150);
    }

    @Override
    public String name() {
        return "reverse-over-reverse";
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        SecondOrderProblem second = (SecondOrderProblem) problem;
        return new SecondOrder.ReverseOverReverse(second.function(), Directions.of(second));
    }
}
