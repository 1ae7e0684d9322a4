package org.gradcost.mode;

import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;

/** Reverse over forward mode: a recording of numbers with a tangent, and a sweep, for every direction. */
public final class ReverseOverForward extends Nested {

    public ReverseOverForward() {
        super(140);
    }

    @Override
    public String name() {
        return "reverse-over-forward";
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        SecondOrderProblem second = (SecondOrderProblem) problem;
        return new SecondOrder.ReverseOverForward(second.function(), Directions.of(second));
    }
}
