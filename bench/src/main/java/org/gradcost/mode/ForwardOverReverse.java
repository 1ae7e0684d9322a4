package org.gradcost.mode;

import java.util.List;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;

/** Forward over reverse mode: one recording of numbers with tangents, and one sweep, for every {@code width} directions. */
public final class ForwardOverReverse extends Nested {

    public ForwardOverReverse() {
        super(130);
    }

    @Override
    public String name() {
        return "forward-over-reverse";
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.SCALAR, Granularity.MATRIX);
    }

    @Override
    public boolean hasWidth() {
        return true;
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        SecondOrderProblem second = (SecondOrderProblem) problem;
        if (gates == Granularity.MATRIX) {
            return new MatrixSecondOrder((MatrixCircuit) second.function(), Directions.of(second));
        }
        return SecondOrder.forwardOverReverse(second.function(), Directions.of(second), width);
    }
}
