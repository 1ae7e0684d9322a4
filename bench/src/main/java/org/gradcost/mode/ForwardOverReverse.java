package org.gradcost.mode;

import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;

/** Forward over reverse mode: a recording of numbers with tangents, and its sweep, for every {@code width} directions. */
public final class ForwardOverReverse extends Nested {

    public ForwardOverReverse() {
        super(130);
    }

    @Override
    public String name() {
        return "forward-over-reverse";
    }

    @Override
    public boolean hasWidth() {
        return true;
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        SecondOrderProblem second = (SecondOrderProblem) problem;
        return SecondOrder.forwardOverReverse(second.function(), Directions.of(second), width);
    }
}
