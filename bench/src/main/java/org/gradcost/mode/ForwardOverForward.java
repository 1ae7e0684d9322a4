package org.gradcost.mode;

import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;

/** Forward over forward mode, which takes one pass per direction and input. */
public final class ForwardOverForward extends Nested {

    public ForwardOverForward() {
        super(120);
    }

    @Override
    public String name() {
        return "forward-over-forward";
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        SecondOrderProblem second = (SecondOrderProblem) problem;
        return new SecondOrder.ForwardOverForward(second.function(), Directions.of(second));
    }
}
